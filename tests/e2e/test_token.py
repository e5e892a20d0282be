"""Programs want tokens and credentials while nobody is signed in: one window comes, and goes again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import Stile
from tests.fixtures.secret_service import needs_secret_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Reader
    from tests.e2e.desktop_session import DesktopSession
    from tests.fixtures.secret_service import SecretService

pytestmark = [pytest.mark.ci, pytest.mark.window, pytest.mark.keyring, needs_secret_service]


def test_the_token_is_printed_when_somebody_has_signed_in(
    reader: Reader, session: DesktopSession, secret_service: SecretService, pool: ServedPool, tmp_path: Path
) -> None:
    buses = {"AT_SPI_BUS_ADDRESS": session.accessibility_bus, **secret_service.environment}
    stile = Stile(tmp_path / "home", session.environment | buses)
    stile.add_profile(pool)
    stile.do("profile", "change", "e2e", "--identity-pool-id", pool.hello["pools"][0]["identity_pool_id"])
    person = pool.control.add_user("plain")
    programs = [
        stile.open(*command) for command in (("token", "--ask"), ("token", "--ask"), ("credentials",))
    ]
    try:
        reader.find("User name", "text").write(person["username"])
        reader.find("Password", "text").write(person["password"])
        reader.find("Sign in", "push button").press()
        told = [program.communicate(timeout=30)[0].strip() for program in programs]
        assert [program.returncode for program in programs] == [0, 0, 0]
        assert told[0].count(".") == 2
        assert told[0] == told[1]
        assert json.loads(told[2])["Version"] == 1
    finally:
        for program in programs:
            program.kill()
            program.communicate()
