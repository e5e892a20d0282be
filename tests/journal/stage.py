"""Scripted conversations over the practice pool's engine, recorded in a real journal."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, NoAnswerError, SignInCancelledError
from desktop.journal.journal import Journal
from desktop.journal.pseudonym import Pseudonyms
from desktop.journal.rates import RateSelection
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import PoolInProcess, VaultInMemory

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow
    from desktop.core.storage.vault import Store
    from desktop.journal.pruning import JournalLimits
    from desktop.practice.situations.invented_people import InventedPerson

PASSWORD = "Chosen-1!"
CLASSIC = "temporary-password+email-code"


def journal_in(folder: Path, limits: JournalLimits | None = None, version: str = "1.0") -> Journal:
    """Return a journal in a folder that is there already."""
    return Journal(folder / "journal.db", lambda: version, lambda: None, limits)


@dataclass
class Script:
    """The view of somebody who knows beforehand what to do: `moves` by step, each one used once.

    A move is `ok`, `wrong`, an action, `gone` (nobody answers), or a fault that strikes an `ok`:
    `lost` (the reply), `expired` (the session).
    """

    pool: PoolInProcess
    person: InventedPerson
    moves: dict[str, list[str]]
    asked: list[str] = field(default_factory=list)
    vault: VaultInMemory = field(default_factory=VaultInMemory)

    def note(self, notice: Notice) -> None:
        """Hear nothing."""

    async def ask(self, ask: Ask) -> Reply:
        step = ask.step.name
        self.asked.append(step)
        self.pool.clock.advance(31)
        left = self.moves.get(step)
        move = left.pop(0) if left else "ok"
        if move == "gone":
            raise NoAnswerError
        if move in set(Action):
            return Action(move)
        if move == "expired":
            self.pool.clock.advance(600)
        if move == "lost":
            self.pool.fault(operation="*", username=self.person.username, when="after", do="close")
        return Answer(self._right(step) if move != "wrong" else self._wrong(step))

    def _right(self, step: str) -> dict[str, str]:
        codes = self.pool.codes(self.person.username)
        return {
            "sign-in": {"username": self.person.username, "password": self.person.password},
            "password": {"password": PASSWORD},
            "new-password": {"new_password": PASSWORD},
            "email-code": {"code": codes[-1] if codes else ""},
        }[step]

    def _wrong(self, step: str) -> dict[str, str]:
        return {
            "sign-in": {"username": self.person.username, "password": "Wrong-000!"},
            "new-password": {"new_password": "weak"},
            "email-code": {"code": "000000"},
        }[step]


class SignIns:
    """Many people before one pool, and one journal of all their sign-ins."""

    def __init__(self, journal: Journal, *, profile: str = "work") -> None:
        self.clock = FakeClock()
        self.pool = PoolInProcess(self.clock)
        self.journal = journal
        self.store: Store = "memory"
        self.recorder = journal.recorder(profile, Pseudonyms.of_installation(b"k" * 32))

    def sign_in(
        self, moves: dict[str, list[str]], flow: Flow = "password", situation: str = CLASSIC
    ) -> Script:
        """Let a new person sign in by a script, as far as it goes."""
        script = Script(self.pool, self.pool.person(situation), {}, vault=VaultInMemory(store=self.store))
        return self.come_back(script, moves, flow)

    def come_back(self, script: Script, moves: dict[str, list[str]], flow: Flow = "password") -> Script:
        """Let the same person start again where the program was left."""
        script.moves = {step: list(some) for step, some in moves.items()}
        settings = self.pool.settings_for(script.person, flow)
        ports = SignInPorts(self.pool, script.vault, self.clock, self.recorder)
        with contextlib.suppress(SignInCancelledError, NoAnswerError):
            asyncio.run(Conversation(ports, settings, script).run())
        return script

    def rates(self, *names: str, **selection: str) -> list[tuple[Any, ...]]:
        """Return the named columns of every step's rates."""
        found = self.journal.rates(RateSelection(**selection))
        return [tuple(getattr(one, name) for name in ("step", *names)) for one in found]
