"""Every sequence of up to four challenges that Cognito can produce ends signed in.

Here in this process; `test_sequences_http.py` plays them with whole proofs over HTTP.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from tests.conversation.arrival import arrived
from tests.conversation.right_answers import RightAnswers
from tests.conversation.sequences import APP, Sequence, sequences
from tests.conversation.small_group import small_group
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = sequences()
KEY = KeyInHand()


@pytest.fixture(autouse=True)
def _quick_proofs() -> Iterator[None]:
    with small_group():
        yield


class SequenceRun:
    """One sequence's pool and person, in this process."""

    def __init__(self, sequence: Sequence) -> None:
        self.sequence = sequence
        self.clock = FakeClock()
        self.pool = PoolInProcess(self.clock, (sequence.settings,))
        (pool,) = self.pool.state.pools.values()
        self.person, self.known = arrived(sequence, pool, KEY, self.clock.now())
        self.user = self.pool.user(self.person.username)
        settings = self.pool.settings_for(self.person, sequence.flow)
        self.settings = replace(settings, preferred_factor=sequence.preferred)

    async def play(self) -> RightAnswers:
        view = RightAnswers(
            self.person,
            self.sequence.challenges,
            codes=lambda: self.pool.codes(self.person.username)[-1],
            now=lambda: self.clock.now().timestamp(),
        )
        vault = VaultInMemory()
        await vault.write(self.known)
        ports = SignInPorts(self.pool, vault, self.clock, EventList(), "A laptop", KEY)
        await Conversation(ports, self.settings, view).run()
        return view

    def answered(self) -> tuple[str, ...]:
        return tuple(entry.challenge for entry in self.pool.requests() if entry.challenge)


@pytest.mark.parametrize("sequence", ALL, ids=str)
def test_it_signs_in(sequence: Sequence) -> None:
    run = SequenceRun(sequence)
    view = asyncio.run(run.play())
    assert run.answered() == sequence.challenges
    assert sum(session.refused_reuses for session in run.pool.sessions()) == 0
    assert set(view.notes) <= {"touch-key"}
    if "set-up-totp" in view.asked:
        assert APP in run.user.factors.enabled, "set up, and not switched on"


def test_there_are_as_many_as_there_should_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Fewer would mean that the plan lost a branch; their number is printed. A preferred password is none."""
    lengths = {length: sum(len(s.challenges) == length for s in ALL) for length in range(1, 10)}
    with capsys.disabled():
        sys.stdout.write(f"\n{len(ALL)} sequences of challenges sign in\n")
    assert len(ALL) >= 223, lengths
