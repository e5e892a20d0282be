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
from tests.conversation.guide import Guide
from tests.fixtures.in_process import EventList, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from desktop.practice.house import House
    from desktop.practice.server import PracticeServer
    from desktop.practice.situations.people import Person
    from desktop.practice.state.pool import Pool
    from desktop.system.thread_worker import ThreadWorker
    from tests.conversation.sequences import Sequence

KEY = KeyInHand()


@dataclass
class Served:
    """Pools of all the settings that sequences come about in, behind one server."""

    house: House
    server: PracticeServer
    worker: ThreadWorker

    def play(self, sequence: Sequence) -> Person:
        """Sign in as the sequence's person, and return who that was."""
        pool = next(p for p in self.house.state.pools.values() if p.settings == sequence.settings)
        with pool.lock:
            person, known = arrived(sequence, pool, KEY, self.house.clock.now())
        asyncio.run(self._sign_in(sequence, pool, person, known))
        return person

    async def _sign_in(self, sequence: Sequence, pool: Pool, person: Person, known: dict[str, Any]) -> None:
        client = next(each for each in pool.clients.values() if each.name == sequence.flow)
        port = CognitoPool(pool.region, self.server.endpoint, AppClient(client.id), self.worker)
        vault = VaultInMemory()
        await vault.write(known)
        desk = SignInPorts(port, vault, SystemClock(), EventList(), "A laptop", KEY)
        settings = SignInSettings(pool.id, sequence.flow, preferred_factor=sequence.preferred)
        guide = Guide(
            person,
            sequence.challenges,
            codes=lambda: str(self.house.state.inbox.messages(person.username, None)[-1].code),
            now=lambda: self.house.clock.now().timestamp(),
        )
        await Conversation(desk, settings, guide).run()

    def answered(self, person: Person) -> tuple[str, ...]:
        entries = self.house.state.ledger.entries()
        return tuple(e.challenge for e in entries if e.challenge and e.username == person.username)
