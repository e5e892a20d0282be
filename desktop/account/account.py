"""The person who is signed in with a profile."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.account import held_credentials
from desktop.account import held_tokens as vault_tokens
from desktop.account.errors import TokenNotGenuineError
from desktop.account.held_tokens import TokenDemand
from desktop.account.renewal import Renewal
from desktop.account.repeatable_calls import SESSION_ENDED, send_again_if_lost
from desktop.core.cognito.calls import GlobalSignOut, RevokeToken
from desktop.core.cognito.reply_values import shown_text
from desktop.core.errors import StileError
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.account.browser_session import BrowserSession
    from desktop.account.held_tokens import HeldTokens, TokenOwner
    from desktop.account.token_proof import TokenProof
    from desktop.core.clock import Clock
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.pool import Pool
    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind, TokenSet
    from desktop.core.storage.vault import Lease, Store, Vault


_REPLACED_DEADLINE = 6.0


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """Who is signed in. `expires_at` is the tokens' end in the pool's time.

    `email` and `given_name` are the ID token's claims, empty where it has none.
    """

    username: str
    email: str
    expires_at: datetime
    refreshable: bool
    store: Store
    given_name: str = ""


class Account:
    """The signed-in person of one profile.

    `lease` is the right to renew the tokens; `metadata` goes to the pool's triggers when that is done.
    Tokens that are not `owner`'s, because the profile was changed, are not used. `proof` holds tokens against
    the pool's keys, when they come and when somebody looks into them. `browser_session` is there where people
    sign in by a browser, which would sign the next one in as them.
    """

    def __init__(  # noqa: PLR0913 - the parts of a profile, each made by the wiring
        self,
        pool: Pool,
        vault: Vault,
        lease: Lease,
        clock: Clock,
        *,
        metadata: Mapping[str, str] | None = None,
        owner: TokenOwner | None = None,
        proof: TokenProof | None = None,
        browser_session: BrowserSession | None = None,
    ) -> None:
        self._pool = pool
        self._vault = vault
        self._clock = clock
        self._owner = owner
        self._proof = proof
        self._browser_session = browser_session
        self._renewal = Renewal(
            pool, vault, lease, clock, metadata=metadata or {}, owner=owner, prove=self._prove
        )

    async def status(self) -> AccountStatus | None:
        """Return who is signed in as far as is known here, without a call; None if nobody is."""
        held = await vault_tokens.read(self._vault, self._owner)
        if held is None:
            return None
        tokens = held.tokens
        refreshable = tokens.refresh is not None
        if not refreshable and tokens.seconds_left(self._clock.now()) <= 0:
            return None
        email, given_name = (shown_text(tokens.claims().get(name)) for name in ("email", "given_name"))
        store = self._vault.store
        return AccountStatus(tokens.username, email, tokens.expires_at, refreshable, store, given_name)

    async def token(self, kind: TokenKind = "access") -> Secret:
        """Return a token that lives, renewed first when it would end within a minute.

        Raises NotSignedInError; SignedOutError when the pool has ended the session; StorageError when a new
        refresh token could not be kept; else why the pool could not be asked.
        """
        return (await self.tokens(TokenDemand(kind))).of(kind)

    async def tokens(self, demand: TokenDemand) -> TokenSet:
        """Return tokens that are worth what is asked; raises as `token` does, and TokenTooShortError."""
        return await self._renewal.tokens(demand)

    async def holds_tokens(self) -> bool:
        """Say whether a sign-out would end anything, also tokens that this profile does not use."""
        return await vault_tokens.read(self._vault) is not None

    async def access(self, refused: Secret | None = None) -> Secret:
        """Return an access token for a call of the person's own; `refused` is one that the pool did not take.

        Raises as `token` does.
        """
        return (await self.tokens(TokenDemand(refused=refused))).access

    async def claims(self, kind: TokenKind = "id") -> Mapping[str, Any]:
        """Return what a token says, proved by the pool's keys; it is renewed first as for `token`.

        Raises TokenNotGenuineError, or why the keys cannot be had; else as `token` does.
        """
        tokens = await self._renewal.tokens()
        if self._proof is None:
            raise TokenNotGenuineError("nothing to prove it by")
        return await self._proof.claims_of(tokens, kind, self._clock.now())

    async def prove_new_tokens(self) -> None:
        """Hold the tokens of a sign-in against the pool's keys.

        Raises TokenNotGenuineError; then they are removed.
        """
        held = await vault_tokens.read(self._vault, self._owner)
        if held is None:
            return
        try:
            await self._prove(held.tokens)
        except TokenNotGenuineError:
            with contextlib.suppress(StorageError):
                await vault_tokens.remove(self._vault, held)
            raise

    async def _prove(self, tokens: TokenSet) -> None:
        """Hold new tokens against the pool's keys. Where those cannot be had, TLS alone has to do for now.

        Whoever looks into the tokens asks again, and is not told anything unproved.
        """
        if self._proof is None:
            return
        try:
            await self._proof.claims_of(tokens, "id", self._clock.now())
        except TokenNotGenuineError:
            raise
        except StileError:
            return

    async def sign_out(self, *, everywhere: bool = False) -> bool:
        """Forget the tokens here and end the session at the pool, or all of the person's sessions.

        True if the pool has ended them. The tokens leave this computer in any case; only a StorageError,
        raised after the pool was told, means that they could not be removed. Another pool's are shown to
        nobody.
        """
        if everywhere:
            await self._freshen()
        held, trouble = await self._take()
        trouble = trouble or await self._forget_credentials()
        told = not everywhere if held is None else await self._end(held, everywhere=everywhere)
        if self._browser_session is not None and held is not None:
            await self._browser_session.end()
        if trouble is not None:
            raise trouble
        return told

    async def kept(self) -> HeldTokens | None:
        """Return who is signed in for `end_replaced`, None also if that cannot be read now."""
        with contextlib.suppress(StileError):
            return await vault_tokens.read(self._vault, self._owner)
        return None

    async def end_replaced(self, before: HeldTokens | None) -> None:
        """End the session that was kept `before`, once another sign-in has taken its place.

        Nobody here could end it any more. The pool has a few seconds for that; whatever it says is the end.
        """
        now = await self.kept()
        if before is None or before.tokens.refresh is None or now is None or now.record == before.record:
            return
        if now.tokens.refresh != before.tokens.refresh:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_REPLACED_DEADLINE):
                    await self._tell(RevokeToken(before.tokens.refresh))

    async def _freshen(self) -> None:
        """Renew the access token that signing out everywhere needs; the pool judges what is left if not."""
        try:
            await self._renewal.tokens()
        except StileError:
            return

    async def _take(self) -> tuple[HeldTokens | None, StorageError | None]:
        """Remove the tokens, exactly those that are returned, also if another process renews them now."""
        while True:
            held = await vault_tokens.read(self._vault)  # whosever they are
            try:
                if held is None or await vault_tokens.remove(self._vault, held):
                    return held, None
            except StorageError as error:
                return held, error

    async def _forget_credentials(self) -> StorageError | None:
        """Remove the AWS credentials that were got with the tokens."""
        try:
            await held_credentials.forget(self._vault)
        except StorageError as error:
            return error
        return None

    async def _end(self, held: HeldTokens, *, everywhere: bool) -> bool:
        """End this session, and all others if asked; if only this one ends, that is not what was asked."""
        if self._owner is not None and not self._owner.has(held.tokens):
            return False
        if everywhere and await self._tell(GlobalSignOut(held.tokens.access)):
            return True
        if held.tokens.refresh is None:
            return False
        return await self._tell(RevokeToken(held.tokens.refresh)) and not everywhere

    async def _tell(self, call: Call) -> bool:
        try:
            await send_again_if_lost(self._pool, call)
        except SESSION_ENDED:
            return isinstance(call, RevokeToken)  # then it had ended before
        except StileError:
            return False
        return True
