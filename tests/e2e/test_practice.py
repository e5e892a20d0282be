"""`stile practice` on a display: what somebody tries first, worked by what can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]
import pytest

from tests.e2e.program import Stile, keep_screenshot
from tests.e2e.x11 import close_window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.accessible import Reader, Thing
    from tests.e2e.desktop_session import DesktopSession

pytestmark = pytest.mark.window


def test_practising_from_the_list_of_people_to_signed_in(
    reader: Reader, session: DesktopSession, tmp_path: Path
) -> None:
    stile = Stile(tmp_path / "home", session.environment)
    program = stile.open("practice")
    try:
        reader.find("temporary password \u2192 email code", "push button").press()
        reader.wait_for(lambda: filled(reader, "User name"), "name in the form")
        reader.find("Sign in", "push button").press()
        reader.find("New password", "text").write("Wintergarten-7")
        reader.find("Continue", "push button").press()
        reader.find("Code", "text")
        reader.wait_for(lambda: use_code(reader), "message").press()
        reader.wait_for(lambda: filled(reader, "Code"), "code in the form")
        keep_screenshot(session.environment, "practice")
        reader.find("Continue", "push button").press()
        reader.find("Sign out", "push button")
        children = psutil.Process(program.pid).children()
        close_window(stile.environment)
        assert program.wait(10) == 0
        assert not any(child.is_running() for child in children)
        assert not (tmp_path / "home").exists()
    finally:
        program.kill()
        program.communicate()


def use_code(reader: Reader) -> Thing | None:
    return next((one for one in reader.everything() if one.name.startswith("Use ")), None)


def filled(reader: Reader, name: str) -> Thing | None:
    field = reader.find(name, "text")
    return field if field.text else None
