"""Somebody who is signed in with the pool in this process, and a view that answers by a list."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.account.account import Account
from desktop.account.account_context import AccountContext
from desktop.account.operations import OPERATIONS
from desktop.account.own_calls import OwnCalls
from desktop.account.questions import OperationLeftError, Questions
from desktop.account.sections import SECTIONS
from desktop.account.signing_keys import SigningKeys
from desktop.account.token_proof import TokenIssuer, TokenProof
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, Reply
from desktop.core import words
from desktop.core.cognito.calls import InitiateAuth
from desktop.core.cognito.replies import Tokens
from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import SECTION, TokenSet
from tests.fixtures.fake_clock import FakeClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.account.section import Row, Section
    from desktop.core.notices.notice import Notice, Problem
    from desktop.core.sign_in.settings import Flow
    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool

Given: TypeAlias = "dict[str, str] | Action"
Wanted: TypeAlias = "tuple[str, Given | Callable[[Signed], Given]]"
"""A step that must be asked, and what is typed there, or what finds it out then."""


@dataclass
class Typing:
    """core.conversation.view.View that types what a list says; every sentence that it is shown must exist."""

    person: Signed
    wanted: list[Any]
    problems: list[tuple[str, str | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)

    async def ask(self, ask: Ask) -> Reply:
        assert words.step_title(ask.step.name)
        assert "{" not in words.step_intro(ask.step)
        if ask.problem is not None:
            assert "{" not in words.sentence(ask.problem)
            self.problems.append((ask.problem.code, ask.problem.field))
        self.asked.append(ask)
        assert self.wanted, f"nobody expected {ask.step.name}: {ask.problem}"
        step, given = self.wanted.pop(0)
        assert ask.step.name == step
        said = given(self.person) if callable(given) else given
        return said if isinstance(said, Action) else Answer(said)

    def note(self, notice: Notice) -> None:
        assert words.sentence(notice)
        self.notes.append(notice.code)


class KeyPage:
    """The page with the pool's keys, without HTTP."""

    def __init__(self, pool: PoolInProcess) -> None:
        self.pool = pool

    async def key_set(self, pool_id: str) -> bytes:
        assert pool_id in self.pool.state.pools
        return json.dumps(self.pool.state.signer.jwks()).encode()


class NoLease:
    """core.storage.vault.Lease that nobody else wants."""

    async def acquire(self, deadline: float = 0.0) -> bool:
        del deadline
        return True

    async def release(self) -> None:
        return


class Signed:
    """One person in one of the practice pools, signed in."""

    def __init__(
        self,
        situation: str = "plain",
        pool: str = "default",
        flow: Flow = "password",
        kind: type[PoolInProcess] = PoolInProcess,
    ) -> None:
        self.clock = FakeClock()
        self.pool = kind(self.clock)
        self.invented = self.pool.person(situation, pool)
        self.password = self.invented.password
        self.settings = self.pool.settings_for(self.invented, flow)
        self.vault, self.key = VaultInMemory(), KeyInHand()
        self.view = Typing(self, [])
        asyncio.run(self._sign_in())
        self.context = self._context()
        self.pool.state.ledger.clear()

    @property
    def name(self) -> str:
        return self.invented.username

    @property
    def user(self) -> User:
        return self.pool.user(self.name)

    @property
    def its_pool(self) -> UserPool:
        return self.pool.state.pool(self.invented.pool_id)

    async def _sign_in(self) -> None:
        client = self.pool._client
        by_password = next(c for c in self.its_pool.clients.values() if c.name == "password")
        self.pool.settings_for(self.invented, "password")
        call = InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": self.name, "PASSWORD": Secret(self.password)})
        received = await self.pool.send(call, None)
        assert isinstance(received.result, Tokens), received.result
        self.client_id = by_password.id
        tokens = TokenSet.from_reply(received.result, self.name, self.clock.now())
        await self.vault.write({SECTION: tokens.to_record()})
        self.pool._client = client

    def _context(self) -> AccountContext:
        keys = SigningKeys(KeyPage(self.pool), self.vault, self.clock, self.invented.pool_id)
        proof = TokenProof(keys, TokenIssuer(self.invented.pool_id, self.client_id))
        account = Account(self.pool, self.vault, NoLease(), self.clock, proof=proof)
        ports = SignInPorts(self.pool, self.vault, self.clock, EventList(), authenticator=self.key)
        calls = OwnCalls(self.pool, account)
        return AccountContext(account, calls, ports, self.settings, self.name, VaultInMemory, self.key)

    def do(self, operation: str, about: str = "", *wanted: Wanted) -> str:
        """Do one thing, typing what is wanted at its steps; return the code of what became of it."""
        return self.outcome(operation, about, wanted).code

    def outcome(self, operation: str, about: str, wanted: Sequence[Wanted] = ()) -> Notice | Problem:
        self.view = Typing(self, list(wanted))
        try:
            told = asyncio.run(OPERATIONS[operation].run(self.context, Questions(self.view), about))
        finally:
            self.left = self.view.wanted
        assert self.left == []
        assert "{" not in words.sentence(told)
        return told

    def leaves(self, operation: str, about: str = "", *wanted: Wanted) -> bool:
        """Say whether the person left the operation, as they wanted to."""
        try:
            self.do(operation, about, *wanted)
        except OperationLeftError:
            return self.left == []
        return False

    def section(self, name: str) -> Section:
        section = asyncio.run(SECTIONS[name](self.context))
        section.to_plain()
        return section

    def row(self, section: str, row: str) -> Row:
        return next(each for each in self.section(section).rows if each.id == row)

    def code(self) -> str:
        """Return the newest code in the mail."""
        return self.pool.codes(self.name)[-1]

    def sent(self) -> list[str]:
        return [request.operation for request in self.pool.requests()]

    def done(self) -> list[str]:
        """Return what the pool was asked and did."""
        return [request.operation for request in self.pool.requests() if request.processed]
