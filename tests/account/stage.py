"""Somebody who is signed in with the practice pool, over real HTTP, and the ports around it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.account.account import Account
from desktop.account.signing_keys import SigningKeys
from desktop.account.token_proof import TokenIssuer, TokenProof
from desktop.aws.cognito_pool import CognitoPool
from desktop.aws.endpoint import Timeouts
from desktop.core.cognito.calls import AppClient
from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import SECTION, TokenSet
from desktop.core.storage.vault import StorageError
from desktop.storage.lease import FileLease
from desktop.storage.vault import MemoryVault
from desktop.system.system_clock import SystemClock
from tests.practice.signing_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.storage.vault import Record
    from desktop.system.thread_worker import ThreadWorker
    from tests.fixtures.practice import Practice

HOUR = 3600.0


class MovedClock(SystemClock):
    """This machine's clock, set wrong or moved on by hand."""

    moved = 0.0

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.moved)


class FullVault(MemoryVault):
    """A vault that can be full for a while."""

    full = False

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        if self.full:
            raise StorageError("OSError")
        await super().write(changes)


@dataclass
class GatedPool:
    """A pool whose replies can be held back after the pool has done its work."""

    pool: CognitoPool
    hold: str = ""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, call: Call, session: Secret | None) -> Received:
        received = await self.pool.send(call, session)
        if call.operation == self.hold:
            self.arrived.set()
            await self.gate.wait()
        return received


class Stage:
    """One profile of one person; every `program` is another process as far as it can tell."""

    def __init__(self, practice: Practice, folder: Path, worker: ThreadWorker, pool: str) -> None:
        self.practice = practice
        self.person = practice.person("plain", pool)
        self.client_id = practice.client_id("password", self.person["pool_id"])
        self.clock = MovedClock()
        self.vault = FullVault()
        self.pool = GatedPool(self.connection(worker, self.client_id))
        self.lock = folder / "tokens.lock"
        self.worker = worker
        self.signed_in = SignIn(practice, self.person)

    def connection(self, worker: ThreadWorker, client_id: str, endpoint: str | None = None) -> CognitoPool:
        timeouts = Timeouts(connect=2, read=2, deadline=10)
        where = endpoint or self.practice.endpoint
        return CognitoPool(self.practice.hello["region"], where, AppClient(client_id), worker, timeouts)

    async def sign_in(self) -> TokenSet:
        """Sign in, and keep the tokens as a conversation does."""
        self.signed_in.begin()
        said = self.signed_in.tokens
        now = self.practice.control.now()
        tokens = TokenSet(
            Secret(said["AccessToken"]),
            Secret(said["IdToken"]),
            Secret(said["RefreshToken"]),
            now + timedelta(seconds=said["ExpiresIn"]),
            self.person["username"],
            (now - self.clock.now()).total_seconds(),
        )
        await self.vault.write({SECTION: tokens.to_record()})
        self.practice.control.clear_ledger()
        return tokens

    def program(self) -> Account:
        return Account(self.pool, self.vault, FileLease(self.lock, self.worker), self.clock)

    def proving_program(self, client_id: str | None = None) -> Account:
        """Return a program that holds tokens against the keys that the pool publishes."""
        pool_id = self.person["pool_id"]
        keys = SigningKeys(self.pool.pool, self.vault, self.clock, pool_id)
        proof = TokenProof(keys, TokenIssuer(pool_id, client_id or self.client_id))
        return Account(self.pool, self.vault, FileLease(self.lock, self.worker), self.clock, proof=proof)

    def out_of_reach(self) -> Account:
        """Return a program on a machine without a network."""
        nowhere = self.connection(self.worker, self.client_id, "http://127.0.0.1:9")
        return Account(nowhere, self.vault, FileLease(self.lock, self.worker), self.clock)

    def with_client(self, client_id: str) -> Account:
        """Return a program whose profile names another client."""
        pool = self.connection(self.worker, client_id)
        return Account(pool, self.vault, FileLease(self.lock, self.worker), self.clock)

    def pass_time(self, seconds: float) -> None:
        """Let time pass, for the pool and for this machine."""
        self.practice.control.advance(seconds)
        self.clock.moved += seconds

    async def kept(self) -> TokenSet | None:
        record = await self.vault.read(SECTION)
        return TokenSet.from_record(record) if record else None

    def sent(self) -> list[str]:
        """Return the operations that reached the pool since the sign-in."""
        return [request["operation"] for request in self.practice.control.ledger()["requests"]]

    def served(self) -> list[str]:
        """Return those of them that the pool also did."""
        requests = self.practice.control.ledger()["requests"]
        return [request["operation"] for request in requests if request["processed"]]

    def refused(self, token: Secret | None) -> bool:
        """Say whether the pool no longer takes a refresh token."""
        assert token is not None
        try:
            self.practice.boto3.get_tokens_from_refresh_token(
                ClientId=self.client_id, RefreshToken=token.reveal()
            )
        except self.practice.boto3.exceptions.ClientError:
            return True
        return False
