"""The pools of all sequences behind one server, and Stile signing in to them by boto3."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.aws.cognito_pool import CognitoPool
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.core.cognito.calls import AppClient
from desktop.core.sign_in.settings import SignInSettings
from desktop.system.system_clock import SystemClock
from tests.conversation.arrival import arrived
from tests.conversation.right_answers import RightAnswers
from tests.fixtures.in_process import EventList, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from desktop.practice.practice_state import PracticeState
    from desktop.practice.server import PracticeServer
    from desktop.practice.situations.invented_people import InventedPerson
    from desktop.practice.state.user_pool import UserPool
    from desktop.system.thread_worker import ThreadWorker
    from tests.conversation.sequences import Sequence

KEY = KeyInHand()


@dataclass
class Served:
    """Pools of all the settings that sequences come about in, behind one server."""

    practice: PracticeState
    server: PracticeServer
    worker: ThreadWorker

    def play(self, sequence: Sequence) -> InventedPerson:
        """Sign in as the sequence's person, and return who that was."""
        pool = next(p for p in self.practice.state.pools.values() if p.settings == sequence.settings)
        with pool.lock:
            person, known = arrived(sequence, pool, KEY, self.practice.clock.now())
        asyncio.run(self._sign_in(sequence, pool, person, known))
        return person

    async def _sign_in(
        self, sequence: Sequence, pool: UserPool, person: InventedPerson, known: dict[str, Any]
    ) -> None:
        client = next(each for each in pool.clients.values() if each.name == sequence.flow)
        port = CognitoPool(pool.region, self.server.endpoint, AppClient(client.id), self.worker)
        vault = VaultInMemory()
        await vault.write(known)
        ports = SignInPorts(port, vault, SystemClock(), EventList(), "A laptop", KEY)
        settings = SignInSettings(pool.id, sequence.flow, preferred_factor=sequence.preferred)
        view = RightAnswers(
            person,
            sequence.challenges,
            codes=lambda: str(self.practice.state.inbox.messages(person.username, None)[-1].code),
            now=lambda: self.practice.clock.now().timestamp(),
        )
        await Conversation(ports, settings, view).run()

    def answered(self, person: InventedPerson) -> tuple[str, ...]:
        entries = self.practice.state.ledger.entries()
        return tuple(e.challenge for e in entries if e.challenge and e.username == person.username)
