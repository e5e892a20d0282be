"""The program ends at each of its waits, one after the other, and is started again: nothing is sent twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Answer, Ask, Reply
from desktop.core.sign_in.token_set import SECTION as TOKENS
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import Flow
    from desktop.core.storage.vault import Record

NEW = "Chosen-1!"
NEVER = 10**4
"""More turns of the loop than a sign-in takes."""


class SlowPool(PoolInProcess):
    """A pool that takes a turn of the loop on the way there, and one on the way back."""

    async def send(self, call: Call, session: Secret | None) -> Received:
        await asyncio.sleep(0)
        received = await super().send(call, session)
        await asyncio.sleep(0)
        return received


class SlowVault(VaultInMemory):
    """A vault that takes a turn of the loop before it has written, and one after."""

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        await asyncio.sleep(0)
        await super().write(changes)
        await asyncio.sleep(0)


class Restarted:
    """Somebody who answers right, at a program that ends once after so many turns of its loop."""

    def __init__(self, situation: str, flow: Flow) -> None:
        self.pool = SlowPool(FakeClock())
        self.person = self.pool.person(situation)
        self.settings = self.pool.settings_for(self.person, flow)
        self.user = self.pool.user(self.person.username)
        self.vault = SlowVault()

    def note(self, notice: Notice) -> None:
        del notice

    async def ask(self, ask: Ask) -> Reply:
        await asyncio.sleep(0)
        self.pool.clock.advance(31)
        given = {
            "username": self.person.username,
            "password": next(
                text
                for text in (NEW, self.person.password)
                if self.user.password and self.user.password.is_(text)
            ),
            "new_password": NEW,
            "code": next(iter(reversed(self.pool.codes(self.person.username))), ""),
        }
        return Answer({field.name: given[field.name] for field in ask.step.fields()})

    async def sign_in(self, ends_after: int) -> bool:
        """Sign in, and say whether the program ended on the way."""
        first = asyncio.create_task(self._run())
        for _ in range(ends_after):
            if first.done():
                break
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait([first])
        if first.cancelled():
            await self._run()
        return first.cancelled()

    async def _run(self) -> None:
        ports = SignInPorts(self.pool, self.vault, self.pool.clock, EventList())
        await Conversation(ports, self.settings, self).run()


def test_ending_at_any_wait_sends_no_session_twice_and_costs_one_more_code_at_most() -> None:
    for turns in range(1, NEVER):
        restarted = Restarted("temporary-password+email-code", "srp")
        ended = asyncio.run(restarted.sign_in(turns))
        assert sum(session.refused_reuses for session in restarted.pool.sessions()) == 0, turns
        assert restarted.user.lockout.password_failures == 0, turns
        assert restarted.user.messages <= 2, turns
        assert TOKENS in restarted.vault.sections, turns
        if not ended:
            assert turns > 20
            return
