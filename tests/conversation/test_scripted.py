"""Every script of tests/scripted, in each of its flows: real HTTP, real boto3, replies from a file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.conversation.scripted import ScriptedSignIn, read, replies, scripts
from tests.fixtures.scripted_pool import ScriptedPool

if TYPE_CHECKING:
    from pathlib import Path


def _cases() -> list[object]:
    return [
        pytest.param(path, flow, id=f"{path.stem}-{flow}")
        for path in scripts()
        for flow in read(path).get("flows", ["password"])
    ]


@pytest.mark.parametrize(("path", "flow"), _cases())
def test_script(path: Path, flow: str) -> None:
    script = read(path)
    sign_in, end = ScriptedSignIn(script, flow), script["end"]  # type: ignore[arg-type]  # a flow's name
    with ScriptedPool(replies(script, flow)) as pool:
        how = asyncio.run(sign_in.run(pool))
    assert sign_in.turn == len(script["turn"]), "turns were left over"
    assert (how, pool.unexpected) == (end["how"], [])
    assert sign_in.notes == end.get("notes", [])
    assert pool.asked == end.get("requests", pool.asked)
    assert set(end.get("events", [])) <= {event["kind"] for event in sign_in.events.events}
    _no_session_is_sent_twice(pool)


def _no_session_is_sent_twice(pool: ScriptedPool) -> None:
    """An answer that was refused may be given again with the same session; one that led on may not."""
    used: list[str] = []
    for request, reply in zip(pool.requests, pool.given, strict=True):
        session = request.members.get("Session")
        assert session not in used
        if session and "error" not in reply:
            used.append(session)
