"""A window that is closed, or killed, in the middle: the next one goes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import Stile, keep_screenshot
from tests.e2e.x11 import close_window
from tests.fixtures.secret_service import needs_secret_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Reader
    from tests.e2e.desktop_session import DesktopSession
    from tests.fixtures.secret_service import SecretService

pytestmark = [pytest.mark.window, pytest.mark.keyring, needs_secret_service]

PASSWORD = "Wintergarten-7"


@pytest.fixture
def at_home(
    session: DesktopSession, secret_service: SecretService, pool: ServedPool, tmp_path: Path
) -> Stile:
    """Stile on a computer with a keyring; its bus is not the one that knows the screen reader's."""
    buses = {"AT_SPI_BUS_ADDRESS": session.accessibility_bus, **secret_service.environment}
    stile = Stile(tmp_path / "home", session.environment | buses)
    stile.add_profile(pool)
    return stile


@pytest.mark.parametrize("end", ["killed", pytest.param("closed", marks=pytest.mark.ci)])
def test_the_step_is_there_again(reader: Reader, pool: ServedPool, at_home: Stile, end: str) -> None:
    person = pool.control.add_user("temporary-password")
    first = at_home.open()
    reader.find("User name", "text").write(person["username"])
    reader.find("Password", "text").write(person["password"])
    reader.find("Sign in", "push button").press()
    reader.find("New password", "text").write("Half-typed")
    if end == "closed":
        close_window(at_home.environment)
    else:
        first.kill()
    first.communicate(timeout=5)
    second = at_home.open()
    try:
        assert reader.find("New password", "text").text == ""
        reader.find("New password", "text").write(PASSWORD)
        reader.find("Continue", "push button").press()
        reader.find("Sign out", "push button")
        reader.says("encrypted on this computer, opened by its keyring")
        keep_screenshot(at_home.environment, f"resumed-{end}")
        close_window(at_home.environment)
        assert second.wait(5) == 0
    finally:
        second.kill()
        second.communicate()
    third = at_home.open()
    try:
        reader.find("Sign out", "push button")
        reader.says(person["username"])
    finally:
        third.kill()
        third.communicate()
    assert pool.control.ledger()["refused_reuses"] == 0
