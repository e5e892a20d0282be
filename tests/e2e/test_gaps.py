"""The window takes what is typed, whatever goes on behind it; the longest gap is told in the report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.display import can_be, display
from tests.bench.served import ServedPool
from tests.bench.window import Home
from tests.fixtures.silent_service import needs_a_bus, silent_secret_service
from tests.report import proved

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not can_be(), reason="needs a display"),
]
STALL = 1000.0
"""Milliseconds. A wait for a keyring, a network or a disk would be longer; a busy machine is shorter."""


def typing_gaps(folder: Path, environment: dict[str, str]) -> list[float]:
    """Sign in by key events, and return the gaps of the event loop while somebody typed, in milliseconds."""
    with display() as screen, ServedPool() as pool:
        home = Home(folder, screen | environment)
        ids = ("--pool-id", pool.hello["pool_id"], "--client-id", pool.hello["clients"]["srp"])
        home.run("profile", "add", "bench", *ids, "--endpoint-url", pool.hello["endpoint"])
        person = pool.person()
        who = {key: person[key] for key in ("username", "password")} | {"control": pool.hello["control"]}
        gaps: dict[str, list[float]] = home.child("typing", who)["gaps"]
        return gaps["loading"] + gaps["typing"]


def judged(proof: str, gaps: list[float]) -> None:
    sys.stdout.write(f"{len(gaps)} gaps, the longest {max(gaps):.0f} ms\n")
    proved(proof, longest_gap_ms=max(gaps))
    assert max(gaps) < STALL


@pytest.mark.night
def test_while_a_sign_in_goes_its_way(tmp_path: Path) -> None:
    judged("gaps", typing_gaps(tmp_path, {}))


@pytest.mark.ci
@needs_a_bus
def test_while_the_keyring_does_not_answer(tmp_path: Path) -> None:
    with silent_secret_service() as bus:
        judged("gaps-keyring", typing_gaps(tmp_path, {"DBUS_SESSION_BUS_ADDRESS": bus}))
