"""The ports of one profile, with which a front end signs in."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.account.account import Account
from desktop.account.browser_session import BrowserSession
from desktop.account.signing_keys import SigningKeys
from desktop.account.token_proof import TokenIssuer, TokenProof
from desktop.aws.cognito_pool import CognitoPool
from desktop.conversation.ports import SignInPorts
from desktop.core.cognito.calls import AppClient
from desktop.core.cognito.regions import pool_host
from desktop.storage.vault import MemoryVault
from desktop.system.security_keys import SecurityKeys
from desktop.system.system_clock import SystemClock
from desktop.system.web_browser import WebBrowser
from desktop.wiring import client_secret, domain_secret
from desktop.wiring.conversation_lease import conversation_lease
from desktop.wiring.id_token_proof import IdTokenProof
from desktop.wiring.journal_access import recorder
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.account.account_context import AccountContext
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.storage.vault import Lease, Vault
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import AskPassphrase, OpenedVault
    from desktop.wiring.app_context import AppContext

_TOKENS = "tokens"
_JOURNAL_DEADLINE = 15.0


@dataclass(frozen=True, slots=True)
class ProfilePorts:
    """Everything of one profile that a front end works with.

    `lease` is the right to hold its conversation. `notices` say what the store is worth.
    """

    profile: Profile
    settings: SignInSettings
    sign_in_ports: SignInPorts
    pool: CognitoPool
    vault: Vault
    lease: Lease
    account: Account
    notices: tuple[Notice, ...]
    forget_elsewhere: Callable[[str], Awaitable[bool]]

    def account_context(self, username: str) -> AccountContext:
        """Return what the operations on the account of the person work with who signed in by this name."""
        from desktop.account.account_context import AccountContext  # noqa: PLC0415 - most programs only want a token
        from desktop.account.own_calls import OwnCalls  # noqa: PLC0415

        ports = self.sign_in_ports
        maker = ports.authenticator if isinstance(ports.authenticator, SecurityKeys) else None
        calls = OwnCalls(self.pool, self.account)
        return AccountContext(
            *(self.account, calls, ports, self.settings, username, MemoryVault, maker),
            forget_elsewhere=self.forget_elsewhere,
        )

    async def warm(self) -> None:
        """Load boto3, which the first call needs."""
        await self.pool.warm()


async def open_profile_ports(
    context: AppContext,
    profile: Profile,
    *,
    passphrase: AskPassphrase | None = None,
    opened: OpenedVault | None = None,
) -> ProfilePorts:
    """Return the ports of a profile. Makes no call to the pool and never waits long for a keyring.

    Without a keyring the records are sealed by a passphrase if `passphrase` may ask for one (True: for the
    first time), else kept in memory; `notices` say so. Raises WrongPassphraseError: open it again.
    `opened` is the profile's vault, if it is open already.
    """
    opened = opened or await context.vaults.open(profile.vault_name, passphrase)
    client, at_domain = await _clients(context, profile, opened, passphrase)
    pool, clock = _pool(context, profile, client, at_domain), SystemClock()
    keys = SigningKeys(pool, opened.vault, clock, profile.pool_id, profile.pool_address)
    proof = TokenProof(keys, _issuer(profile))
    sign_in_ports = SignInPorts(
        pool,
        opened.vault,
        clock,
        await context.worker.run(lambda: recorder(context, profile, opened.vault.store), _JOURNAL_DEADLINE),
        device_name=socket.gethostname(),
        authenticator=SecurityKeys(context.worker),
        browser=WebBrowser(context.worker),
        id_proof=IdTokenProof(proof),
    )
    return ProfilePorts(
        profile=profile,
        settings=profile.settings(),
        sign_in_ports=sign_in_ports,
        pool=pool,
        vault=opened.vault,
        lease=conversation_lease(context, profile),
        account=_account(context, profile, sign_in_ports, proof),
        notices=opened.notices,
        forget_elsewhere=lambda sub: _forget_elsewhere(context, profile, sub),
    )


async def _forget_elsewhere(context: AppContext, profile: Profile, sub: str) -> bool:
    from desktop.wiring.forget_person import forget_elsewhere  # noqa: PLC0415 - hardly anybody deletes an account

    return await forget_elsewhere(context, profile, sub)


async def _clients(
    context: AppContext, profile: Profile, opened: OpenedVault, ask: AskPassphrase | None
) -> tuple[AppClient, AppClient]:
    """Return the app client for the pool, and for its domain; the first account keeps the secret for all."""
    if profile.has_client_secret and profile.vault_name != profile.shared_vault_name:
        opened = await context.vaults.open(profile.shared_vault_name, ask)
    secrets = (await client_secret(profile, opened.vault), await domain_secret(profile, opened.vault))
    client, at_domain = (AppClient(profile.client_id, secret) for secret in secrets)
    return client, at_domain


def _pool(context: AppContext, profile: Profile, client: AppClient, at_domain: AppClient) -> CognitoPool:
    return CognitoPool(
        profile.region,
        profile.endpoint_url,
        client,
        context.worker,
        variant=profile.variant,
        domain=profile.domain_address,
        domain_client=at_domain,
    )


def _account(context: AppContext, profile: Profile, ports: SignInPorts, proof: TokenProof) -> Account:
    return Account(
        ports.pool,
        ports.vault,
        context.lease(_TOKENS, profile),
        ports.clock,
        metadata=profile.client_metadata,
        owner=token_owner(profile),
        proof=proof,
        browser_session=_browser_session(profile, ports),
    )


def _browser_session(profile: Profile, ports: SignInPorts) -> BrowserSession | None:
    settings = profile.browser_settings()
    if profile.flow != "browser" or settings is None or ports.browser is None:
        return None
    return BrowserSession(settings, ports.browser)


def _issuer(profile: Profile) -> TokenIssuer:
    address = "" if profile.endpoint_url else f"https://{pool_host(profile.region)}"
    return TokenIssuer(profile.pool_id, profile.client_id, address)
