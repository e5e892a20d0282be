"""What the operations on an account work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.cognito.own_calls import GetUser, GetUserAuthFactors
from desktop.core.cognito.own_replies import AuthFactors, OwnAccount

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.account.account import Account
    from desktop.account.own_calls import OwnCalls
    from desktop.conversation.ports import SignInPorts
    from desktop.core.sign_in.authenticator import PasskeyMaker
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class AccountContext:
    """The account of one profile, and the ports around it.

    `username` is what the person typed to sign in. `maker` makes passkeys. `scratch` makes a vault that keeps
    nothing, for a sign-in that only proves who it is. `forget_elsewhere` removes what other accounts
    here keep of who has a `sub`, and says whether all of them could be looked at.
    """

    account: Account
    calls: OwnCalls
    ports: SignInPorts
    settings: SignInSettings
    username: str
    scratch: Callable[[], Vault]
    maker: PasskeyMaker | None = None
    forget_elsewhere: Callable[[str], Awaitable[bool]] | None = None

    async def person(self) -> OwnAccount:
        """Return what the pool knows of the person now. Raises as `OwnCalls.read` does."""
        return await self.calls.read(GetUser, OwnAccount)

    async def factors(self) -> AuthFactors:
        """Return what the person signs in with. Raises as `OwnCalls.read` does."""
        return await self.calls.read(GetUserAuthFactors, AuthFactors)
