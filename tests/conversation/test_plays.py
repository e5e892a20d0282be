"""Every play of tests/conversations, in each of its flows, against the strict pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.checkpoint import SECTION
from desktop.conversation.current_step import SignedIn
from tests.conversation.playbook import Stage, plays, read
from tests.conversation.small_group import small_group

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRETS_OF_A_PERSON = ("Chosen-1!", "Chosen-2!")


@pytest.fixture(autouse=True)
def _quick_proofs() -> Iterator[None]:
    with small_group():
        yield


def _cases() -> list[object]:
    return [
        pytest.param(path, flow, id=f"{path.stem}-{flow}")
        for path in plays()
        for flow in read(path).get("flows", ["srp", "password"])
    ]


@pytest.mark.parametrize(("path", "flow"), _cases())
def test_play(path: Path, flow: str) -> None:
    stage = Stage(read(path), flow)
    ended = asyncio.run(stage.run())
    end = stage.play["end"]
    assert stage.turn == len(stage.play["turn"]), "turns were left over"
    assert _how(ended) == end.get("how", "signed-in")
    assert stage.notes == end.get("notes", [])
    assert set(end.get("events", [])) <= {event["kind"] for event in stage.recorder.events}
    _check_server(stage, end)
    _check_kept(stage)


def _how(ended: SignedIn | str) -> str:
    return "signed-in" if isinstance(ended, SignedIn) else ended


def _check_server(stage: Stage, end: dict[str, object]) -> None:
    user = stage.pool.user(stage.person.username)
    assert sum(s.refused_reuses for s in stage.pool.sessions()) == 0, "a spent session was sent"
    assert user.messages == _by_flow(end.get("messages", 0), stage.flow)
    assert user.lockout.password_failures == end.get("password_failures", 0)
    assert user.lockout.lockouts == end.get("lockouts", 0)
    if "requests" in end:
        assert len(stage.pool.requests()) == _by_flow(end["requests"], stage.flow)
    if "remembered" in end:
        assert any(device.remembered for device in user.devices.values()) == end["remembered"]
    if "factors" in end:
        assert user.factors.enabled == end["factors"]
    if "status" in end:
        assert user.status.value == end["status"]


def _by_flow(expected: object, flow: str) -> object:
    return expected[flow] if isinstance(expected, dict) else expected


def _check_kept(stage: Stage) -> None:
    text = "".join(stage.vault.sections.values())
    for secret in (*SECRETS_OF_A_PERSON, stage.person.password, *stage.pool.codes(stage.person.username)):
        assert secret not in text, "a password or code was written down"
    if stage.play["end"].get("how", "signed-in") == "signed-in":
        assert SECTION not in stage.vault.sections
