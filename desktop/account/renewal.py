"""Keeping tokens fresh, also when several processes share one refresh token that changes with each use."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.account import held_tokens as vault_tokens
from desktop.account.errors import (
    NotSignedInError,
    RenewalRefusedError,
    SignedOutError,
    TokensBusyError,
    TokenTooShortError,
)
from desktop.account.held_tokens import PLAIN_DEMAND
from desktop.account.repeatable_calls import RENEWAL_REFUSED, SESSION_ENDED, send_again_if_lost
from desktop.core.cognito.calls import GetTokensFromRefreshToken, RevokeToken
from desktop.core.cognito.errors import (
    GarbledError,
)
from desktop.core.cognito.replies import Tokens
from desktop.core.errors import StileError
from desktop.core.sign_in.token_set import TokenSet
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from desktop.account.held_tokens import HeldTokens, TokenDemand, TokenOwner
    from desktop.core.clock import Clock
    from desktop.core.cognito.pool import Pool
    from desktop.core.cognito.replies import Received
    from desktop.core.storage.vault import Lease, Vault

_PATIENCE = 60.0
"""A renewal takes two calls at most, so who waits longer than both take waits for something else."""


class Renewal:
    """Renews the tokens of one profile: lease, read again, decide, call, write, and only then hand out.

    It runs in a task of its own: the task that asked for a token may be cancelled, but a new refresh
    token that is on its way must be kept. `metadata` goes to the pool's triggers. `prove` raises
    TokenNotGenuineError for tokens that are not the pool's: those are not kept.
    """

    def __init__(  # noqa: PLR0913 - the parts of a profile, as the account has them
        self,
        pool: Pool,
        vault: Vault,
        lease: Lease,
        clock: Clock,
        *,
        metadata: Mapping[str, str],
        owner: TokenOwner | None = None,
        prove: Callable[[TokenSet], Awaitable[object]] | None = None,
    ) -> None:
        self._prove = prove
        self._pool = pool
        self._metadata = metadata
        self._vault = vault
        self._lease = lease
        self._clock = clock
        self._owner = owner
        self._running: asyncio.Task[TokenSet] | None = None
        self._demand = PLAIN_DEMAND
        self._owed: tuple[HeldTokens, TokenSet] | None = None

    async def tokens(self, demand: TokenDemand = PLAIN_DEMAND) -> TokenSet:
        """Return tokens that are worth what is asked; without a length of life any that live do.

        Raises NotSignedInError, SignedOutError where the session is known to have ended, RenewalRefusedError
        where it is not, TokensBusyError, StorageError, TokenTooShortError for a life that the pool never
        gives, or why else the pool did not renew tokens that have ended.
        """
        held = await self._held()
        if self._is_good(held, demand):
            return held.tokens
        if self._running is None or self._running.done() or self._demand != demand:
            self._demand = demand
            self._running = asyncio.create_task(self._alone(demand))
            self._running.add_done_callback(_look_at)
        tokens = await asyncio.shield(self._running)
        left = tokens.seconds_left(self._clock.now(), demand.kind)
        if demand.seconds is not None and left < demand.seconds:
            raise TokenTooShortError(left=int(left), wanted=int(demand.seconds))
        return tokens

    async def _alone(self, demand: TokenDemand) -> TokenSet:
        if not await self._lease.acquire(_PATIENCE):
            raise TokensBusyError
        try:
            return await self._renewed(demand)
        finally:
            await self._lease.release()

    def _is_good(self, held: HeldTokens, demand: TokenDemand) -> bool:
        is_fresh = vault_tokens.is_fresh(held, self._clock.now(), demand)
        return is_fresh and held.tokens.access != demand.refused

    def _is_better_than_none(self, held: HeldTokens, demand: TokenDemand) -> bool:
        lives = held.tokens.seconds_left(self._clock.now(), demand.kind) > 0
        return lives and demand.seconds is None and held.tokens.access != demand.refused

    async def _renewed(self, demand: TokenDemand) -> TokenSet:
        """Renew what is held now; another process may have done it, or signed out, while we waited."""
        held = await self._held()
        if self._is_good(held, demand):
            return held.tokens
        if self._owed and self._owed[0] == held:
            return await self._keep(*self._owed, demand)
        try:
            received = await self._trade(held)
        except SESSION_ENDED as error:
            return await self._ended(held, error, demand)
        except StileError as error:
            if self._is_better_than_none(held, demand):
                return held.tokens
            if isinstance(error, RENEWAL_REFUSED):
                raise RenewalRefusedError(error.detail, request_id=error.request_id) from error
            raise
        fresh = self._read(held, received)
        if self._prove is not None:
            await self._prove(fresh)
        return await self._keep(held, fresh, demand)

    async def _held(self) -> HeldTokens:
        held = await vault_tokens.read(self._vault, self._owner)
        if held is None:
            raise NotSignedInError
        return held

    async def _trade(self, held: HeldTokens) -> Received:
        if held.tokens.refresh is None:
            raise SignedOutError("no refresh token")
        call = GetTokensFromRefreshToken(held.tokens.refresh, held.tokens.device_key, self._metadata)
        return await send_again_if_lost(self._pool, call)

    def _read(self, held: HeldTokens, received: Received) -> TokenSet:
        if not isinstance(received.result, Tokens):
            raise GarbledError("no tokens")
        old, local = held.tokens, self._clock.now()
        offset = (received.at - local).total_seconds() if received.at else old.offset
        now = received.at or local
        fresh = TokenSet.from_reply(received.result, old.username, now, offset)
        address = self._owner.address if self._owner else old.address
        refresh = fresh.refresh or old.refresh
        return replace(fresh, refresh=refresh, device_key=old.device_key, address=address)

    async def _keep(self, held: HeldTokens, fresh: TokenSet, demand: TokenDemand) -> TokenSet:
        """Write before anybody uses them; what the disk refuses is tried again with the next request."""
        self._owed = (held, fresh)
        kept = await vault_tokens.replace(self._vault, held, fresh)
        self._owed = None
        if kept:
            return fresh
        if fresh.refresh and fresh.refresh != held.tokens.refresh:
            await self._give_back(fresh)
        return await self._renewed(demand)

    async def _give_back(self, fresh: TokenSet) -> None:
        """Revoke a new refresh token that nobody will keep, as somebody signed out while it came."""
        if fresh.refresh:
            with contextlib.suppress(StileError):
                await send_again_if_lost(self._pool, RevokeToken(fresh.refresh))

    async def _ended(self, held: HeldTokens, error: StileError, demand: TokenDemand) -> TokenSet:
        """Remove tokens of a dead session; if they are not these any more, go on with the newer ones."""
        with contextlib.suppress(StorageError):
            if not await vault_tokens.remove(self._vault, held):
                return await self._renewed(demand)
        raise SignedOutError(error.detail, request_id=error.request_id) from error


def _look_at(task: asyncio.Task[TokenSet]) -> None:
    """Take the exception of a renewal that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
