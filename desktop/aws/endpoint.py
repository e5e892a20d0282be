"""Which service is called, and how long it may take."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from desktop.core.cognito.regions import USUAL, EndpointVariant, is_aws_host, pool_host

_POOLS = "cognito-idp"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds.

    `deadline` ends a call whose name look-up or trickling reply outlives the first two. `keep_alive` is
    how long an idle connection is used again: silent answers follow within one second, a person's
    seldom within five.
    """

    connect: float = 5.0
    read: float = 15.0
    deadline: float = 25.0
    keep_alive: float = 5.0


DEFAULT_TIMEOUTS = Timeouts()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A region's service in one of its variants, or the one at `url`."""

    region: str
    url: str | None = None
    variant: EndpointVariant = USUAL

    @property
    def pools_address(self) -> str:
        """Return the address of the user pools, without a path."""
        return (self.url or f"https://{pool_host(self.region, self.variant)}").rstrip("/")

    @property
    def is_aws(self) -> bool:
        """Say whether AWS itself answers there, as far as TLS and the name tell."""
        if self.url is None:
            return True
        url = urlsplit(self.url)
        return url.scheme == "https" and is_aws_host(url.hostname or "")

    def address_of(self, service: str) -> str:
        """Return about where a service is called: enough to say which proxy its calls go through."""
        if self.url or service == _POOLS:
            return self.pools_address
        return f"https://{service}.{self.region}.amazonaws.com"

    @property
    def is_local(self) -> bool:
        """Say whether the service is on this machine, where no proxy can reach it."""
        host = urlsplit(self.url or "").hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def named_bundle() -> str | None:
    """Return the file of certificates that the environment names; a variable set to nothing names none."""
    bundles = (os.environ.get(name, "").strip() for name in ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"))
    return next(filter(None, bundles), None)
