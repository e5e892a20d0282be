"""What an app client may do at the domain, in the service's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.state.grants import SIGN_IN_SCOPE

if TYPE_CHECKING:
    from desktop.practice.state.user_pool_client import UserPoolClient

PROVIDER = "PracticeCompany"
"""The identity provider outside of the pools, as the pools call it."""
OWN_PEOPLE = "COGNITO"
"""The pool's own people, as the service calls them among the providers of a client."""

PORTS = (28671, 28672, 28673)
"""Registered for programs on this computer: a redirect has to be equal to the letter, its port included."""
_HOSTS = ("127.0.0.1", "[::1]", "localhost")

OAUTH_CLIENT = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email", "profile", "phone", SIGN_IN_SCOPE],
    "SupportedIdentityProviders": [OWN_PEOPLE, PROVIDER],
    "CallbackURLs": [f"http://{host}:{port}/callback" for port in PORTS for host in _HOSTS],
    "LogoutURLs": [f"http://{host}:{port}/signed-out" for port in PORTS for host in _HOSTS],
}
"""Settings of app clients in pools that have a domain."""


@dataclass(frozen=True, slots=True)
class OAuthSettings:
    """The settings of one app client."""

    switched_on: bool
    flows: tuple[str, ...]
    scopes: tuple[str, ...]
    providers: tuple[str, ...]
    callbacks: tuple[str, ...]
    logouts: tuple[str, ...]

    @classmethod
    def of(cls, client: UserPoolClient) -> OAuthSettings:
        """Read them."""
        told = client.other
        return cls(
            bool(told.get("AllowedOAuthFlowsUserPoolClient", False)),
            tuple(told.get("AllowedOAuthFlows", ())),
            tuple(told.get("AllowedOAuthScopes", ())),
            tuple(told.get("SupportedIdentityProviders", ())),
            tuple(told.get("CallbackURLs", ())),
            tuple(told.get("LogoutURLs", ())),
        )
