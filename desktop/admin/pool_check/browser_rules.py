"""What an app client must have for signing in by a browser, and the one change that gives it.

Cognito compares redirects to the letter, so what is missing is named as it has to be registered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.pool_check.setting_updates import updated_client
from desktop.core.notices.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.admin.pool_check.pool_setup import Described, IntendedUse, PoolSetup
    from desktop.core.admin.admin_call import AdminCall
    from desktop.core.sign_in.browser_settings import BrowserSettings

_OWN_PEOPLE = "COGNITO"


def browser(setup: PoolSetup, use: IntendedUse) -> Iterator[Finding]:
    """Want what the profile's sign-in by a browser needs, where it has one."""
    wanted = use.settings.browser
    if wanted is None:
        return
    found = [*_flow(setup.client), *_scopes(setup.client, wanted), *_addresses(setup.client, wanted)]
    found += _providers(setup.client, wanted)
    yield from found or [Finding.ok("client-oauth.ready", domain=wanted.domain)]


def change(setup: PoolSetup, use: IntendedUse) -> tuple[AdminCall, ...]:
    """Return the call that adds what is missing and keeps all else, none if nothing is."""
    wanted = use.settings.browser
    if wanted is None:
        return ()
    client = setup.client
    provider = wanted.identity_provider or _OWN_PEOPLE
    members: dict[str, Any] = {
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": _with(client, "AllowedOAuthFlows", ["code"]),
        "AllowedOAuthScopes": _with(client, "AllowedOAuthScopes", wanted.scopes),
        "CallbackURLs": _with(client, "CallbackURLs", wanted.redirects()),
        "LogoutURLs": _with(client, "LogoutURLs", wanted.logout_redirects()),
        "SupportedIdentityProviders": _with(client, "SupportedIdentityProviders", [provider]),
    }
    if all(client.get(name) == value for name, value in members.items()):
        return ()
    return (updated_client(client, members),)


def _with(client: Described, name: str, more: Sequence[str]) -> list[str]:
    known = list(client.get(name, ()))
    return known + [value for value in more if value not in known]


def _flow(client: Described) -> Iterator[Finding]:
    flows = client.get("AllowedOAuthFlows", ())
    if not client.get("AllowedOAuthFlowsUserPoolClient") or "code" not in flows:
        yield Finding.problem("client-oauth.no-code")
    if "implicit" in flows:
        yield Finding.warning("client-oauth.implicit")


def _scopes(client: Described, wanted: BrowserSettings) -> Iterator[Finding]:
    missing = [scope for scope in wanted.scopes if scope not in client.get("AllowedOAuthScopes", ())]
    if missing:
        yield Finding.problem("client-oauth.no-scopes", names=", ".join(missing))


def _addresses(client: Described, wanted: BrowserSettings) -> Iterator[Finding]:
    registered = client.get("CallbackURLs", ())
    missing = [address for address in wanted.redirects() if address not in registered]
    if len(missing) == len(wanted.redirects()):
        yield Finding.problem("client-oauth.no-callback", addresses=", ".join(missing))
    elif missing:
        yield Finding.warning("client-oauth.some-callbacks", addresses=", ".join(missing))
    left = [address for address in wanted.logout_redirects() if address not in client.get("LogoutURLs", ())]
    if left:
        yield Finding.warning("client-oauth.no-logout", addresses=", ".join(left))


def _providers(client: Described, wanted: BrowserSettings) -> Iterator[Finding]:
    known = client.get("SupportedIdentityProviders", ())
    if wanted.identity_provider and wanted.identity_provider not in known:
        names = ", ".join(known)
        yield Finding.problem("client-oauth.no-provider", name=wanted.identity_provider, names=names)
