"""A keyring that never answers: commands go on without it in a few seconds, and say so."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.fixtures.silent_service import needs_a_bus, silent_secret_service

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice


@pytest.mark.ci
@needs_a_bus
def test_a_sign_in_goes_on_in_memory_and_says_why(srp: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    with silent_secret_service() as bus:
        srp.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        began = time.monotonic()
        with srp.session() as session:
            assert session.hears("hello")["store"] == "memory"
            assert time.monotonic() - began < 15
            assert session.hears("note")["code"] == "keyring-locked"
            session.is_asked("sign-in")
            session.says(username=person["username"], password=person["password"])
            began = time.monotonic()
            assert session.ends("signed-in") == 0
            assert time.monotonic() - began < 5, "the hanging keyring held up the end"
