"""AWS credentials for whoever is signed in: kept while they last, else fetched, once for all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from desktop.account import held_credentials
from desktop.account.errors import NotSignedInError, SignedOutError, TokensBusyError
from desktop.account.held_credentials import HeldCredentials
from desktop.account.held_tokens import TokenDemand
from desktop.account.role_choice import role_for
from desktop.core.cognito.errors import UnknownOutcomeError
from desktop.core.cognito.identity_errors import LoginEndedError
from desktop.core.cognito.identity_pool import Login
from desktop.core.errors import StileError
from desktop.core.sign_in.token_set import claims_of
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.account.account import Account
    from desktop.account.held_tokens import TokenOwner
    from desktop.core.clock import Clock
    from desktop.core.cognito.identity_pool import CredentialRequest, IdentityPool, TemporaryCredentials
    from desktop.core.secret import Secret
    from desktop.core.storage.vault import Lease, Vault

T = TypeVar("T")

_PATIENCE = 120.0
"""Seconds: a renewal of the tokens, and three calls, each of them sent twice."""


class CredentialSource:
    """Credentials of one identity pool for the person of one profile.

    `lease` is the right to fetch them: who waits for it finds what another process has fetched.
    `provider` is what the identity pool calls the user pool.
    """

    def __init__(  # noqa: PLR0913 - the parts of a profile, each made by the wiring
        self,
        account: Account,
        pool: IdentityPool,
        vault: Vault,
        lease: Lease,
        clock: Clock,
        *,
        owner: TokenOwner,
        provider: str,
    ) -> None:
        self._account = account
        self._pool = pool
        self._vault = vault
        self._lease = lease
        self._clock = clock
        self._owner = owner
        self._provider = provider

    async def credentials(self, wanted: CredentialRequest) -> TemporaryCredentials:
        """Return credentials that last.

        Raises what `Account.token` raises, RoleNotOfferedError, and the errors of the identity pool.
        """
        held = await held_credentials.read(self._vault, self._owner, wanted)
        if held is not None and self._clock.now() < held.renew_at:
            return held.credentials
        if not await self._lease.acquire(_PATIENCE):
            raise TokensBusyError
        try:
            return await self._renewed(wanted)
        finally:
            await self._lease.release()

    async def _renewed(self, wanted: CredentialRequest) -> TemporaryCredentials:
        """Fetch what is not there by now; what still lives serves where the new could not be had."""
        held = await held_credentials.read(self._vault, self._owner, wanted)
        if held is not None and self._clock.now() < held.renew_at:
            return held.credentials
        try:
            return await self._fetched(wanted)
        except (NotSignedInError, SignedOutError):
            raise
        except StileError:
            if held is None or self._clock.now() >= held.ends_at:
                raise
            return held.credentials

    async def _fetched(self, wanted: CredentialRequest) -> TemporaryCredentials:
        tokens = await self._account.tokens(TokenDemand("id"))
        try:
            fresh = await self._asked(wanted, tokens.id)
        except LoginEndedError:  # the service's clock is ahead of what this computer knows
            tokens = await self._account.tokens(TokenDemand("id", refused=tokens.access))
            fresh = await self._asked(wanted, tokens.id)
        held = HeldCredentials.received(fresh, self._clock.now(), tokens.offset)
        with contextlib.suppress(StorageError):  # then they are fetched again the next time
            await held_credentials.keep(self._vault, self._owner, wanted, held)
        return fresh

    async def _asked(self, wanted: CredentialRequest, token: Secret) -> TemporaryCredentials:
        role = role_for(wanted, claims_of(token))
        login = Login(self._provider, token)
        identity = await _again_if_lost(lambda: self._pool.identify(login))
        if wanted.basic:
            proof = await _again_if_lost(lambda: self._pool.open_id_token(identity, login))
            return await _again_if_lost(lambda: self._pool.assume(role, proof))
        return await _again_if_lost(lambda: self._pool.credentials(identity, login, role))


async def _again_if_lost(send: Callable[[], Awaitable[T]]) -> T:
    """Send a call, and if its reply is lost once more at once: each only gives, and may give twice."""
    try:
        return await send()
    except UnknownOutcomeError:
        return await send()
