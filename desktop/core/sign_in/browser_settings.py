"""What a profile says about signing in by a browser, at the pool's domain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

SCOPES = ("openid", "email", "profile", "aws.cognito.signin.user.admin")
"""What is asked for unless the profile says otherwise: who it is, and the person's own account."""

REDIRECT_PORTS = (28671, 28672, 28673)
"""Ports of this computer that are tried unless the profile names others; each has to be registered."""

CALLBACK_PATH, LOGOUT_PATH = "/callback", "/signed-out"


@dataclass(frozen=True, slots=True)
class BrowserSettings:
    """The domain with its scheme, and how to sign in there.

    `identity_provider` leads past the pool's own page to one provider, by the name that the pool has for it;
    `home_realm` has such providers by the domains of people's addresses.
    Cognito compares the redirect to the letter, its port included, so only registered ports can be used.
    """

    domain: str
    client_id: str
    scopes: tuple[str, ...] = SCOPES
    identity_provider: str = ""
    redirect_ports: tuple[int, ...] = REDIRECT_PORTS
    home_realm: Mapping[str, str] = field(default_factory=dict, hash=False)

    def provider_of(self, name: str) -> str:
        """Return the provider whose people have addresses like this name, empty if it is nobody's."""
        at_home = name.strip().rpartition("@")[2].casefold() if "@" in name else ""
        return next((found for domain, found in self.home_realm.items() if domain.casefold() == at_home), "")

    def leading(self, name: str) -> BrowserSettings:
        """Return the settings that lead somebody of this name to their own provider at once."""
        return replace(self, identity_provider=self.provider_of(name) or self.identity_provider)

    def redirects(self) -> tuple[str, ...]:
        """Return the addresses that may be redirected to, best first: RFC 8252 7.3, without `localhost`."""
        return self._here(CALLBACK_PATH)

    def logout_redirects(self) -> tuple[str, ...]:
        """Return the addresses that the browser may come back to from signing out, best first."""
        return self._here(LOGOUT_PATH)

    def logout_url(self, redirect: str) -> str:
        """Return the address at which a browser signs out, and comes back to one of these."""
        return f"{self.domain}/logout?{urlencode({'client_id': self.client_id, 'logout_uri': redirect})}"

    def _here(self, path: str) -> tuple[str, ...]:
        hosts = ("127.0.0.1", "[::1]")
        return tuple(f"http://{host}:{port}{path}" for host in hosts for port in self.redirect_ports)
