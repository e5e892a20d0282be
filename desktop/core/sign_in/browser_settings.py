"""What a profile says about signing in by a browser, at the pool's domain."""

from __future__ import annotations

from dataclasses import dataclass

SCOPES = ("openid", "email", "profile", "aws.cognito.signin.user.admin")
"""What is asked for unless the profile says otherwise: who it is, and the person's own account."""

REDIRECT_PORTS = (28671, 28672, 28673)
"""Ports of this computer that are tried unless the profile names others; each has to be registered."""

CALLBACK_PATH = "/callback"


@dataclass(frozen=True, slots=True)
class BrowserSettings:
    """The domain with its scheme, and how to sign in there.

    `identity_provider` leads past the pool's own page to one provider, by the name that the pool has for it.
    Cognito compares the redirect to the letter, its port included, so only registered ports can be used.
    """

    domain: str
    client_id: str
    scopes: tuple[str, ...] = SCOPES
    identity_provider: str = ""
    redirect_ports: tuple[int, ...] = REDIRECT_PORTS

    def redirects(self) -> tuple[str, ...]:
        """Return the addresses that may be redirected to, best first: RFC 8252 7.3, without `localhost`."""
        hosts = ("127.0.0.1", "[::1]")
        return tuple(f"http://{host}:{port}{CALLBACK_PATH}" for host in hosts for port in self.redirect_ports)
