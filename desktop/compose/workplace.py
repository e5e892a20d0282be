"""One profile's ports, laid out: what a front end signs in with."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import compose
from desktop.account.account import Account
from desktop.aws.pool import CognitoPool
from desktop.compose.journal import recorder
from desktop.conversation.ports import SignInPorts
from desktop.core.calls import AppClient
from desktop.system.clock import SystemClock
from desktop.system.security_keys import SecurityKeys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.core.ports import Lease, Vault
    from desktop.core.problems import Notice
    from desktop.core.secret import Secret
    from desktop.core.settings import SignInSettings
    from desktop.keep.vaults import OpenedVault
    from desktop.profiles.profile import Profile

_CONVERSATION, _TOKENS = "conversation", "tokens"
_JOURNAL_DEADLINE = 15.0


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything of one profile that a front end works with.

    `lease` is the right to hold its conversation. `notices` say what the store is worth.
    """

    profile: Profile
    settings: SignInSettings
    desk: SignInPorts
    pool: CognitoPool
    vault: Vault
    lease: Lease
    account: Account
    notices: tuple[Notice, ...]

    async def warm(self) -> None:
        """Load boto3, which the first call needs."""
        await self.pool.warm()


async def open_workplace(
    profile: Profile,
    *,
    passphrase: Callable[[bool], Awaitable[Secret | None]] | None = None,
    opened: OpenedVault | None = None,
) -> Workplace:
    """Lay out the ports of a profile. Makes no call to the pool and never waits long for a keyring.

    Without a keyring the records are sealed by a passphrase if `passphrase` may ask for one (True: for the
    first time), else kept in memory; `notices` say so. Raises WrongPassphraseError: open it again.
    `opened` is the vault of who has opened it already.
    """
    opened = opened or await compose.vaults().open(profile.vault_name, passphrase)
    client = AppClient(profile.client_id, await compose.client_secret(profile, opened.vault))
    pool = CognitoPool(profile.region, profile.endpoint_url, client, compose.worker())
    desk = SignInPorts(
        pool,
        opened.vault,
        SystemClock(),
        await compose.worker().run(lambda: recorder(profile, opened.vault.store), _JOURNAL_DEADLINE),
        device_name=socket.gethostname(),
        authenticator=SecurityKeys(compose.worker()),
    )
    return Workplace(
        profile=profile,
        settings=profile.settings(),
        desk=desk,
        pool=pool,
        vault=opened.vault,
        lease=compose.lease(_CONVERSATION, profile),
        account=Account(
            pool,
            opened.vault,
            compose.lease(_TOKENS, profile),
            desk.clock,
            metadata=profile.client_metadata,
        ),
        notices=opened.notices,
    )
