"""Which proxy a call goes through, and why one that is named cannot be used.

botocore reads HTTPS_PROXY and the system's settings, takes `socks5://host` for the name of a computer, and
knows nothing of ALL_PROXY. A proxy that it would misread is refused here, before anything is sent.
"""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.core.cognito.errors import (
    ProxyAddressError,
    ProxyKindError,
    ProxyPortError,
    SocksProxyError,
)

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_KINDS = ("http", "https")
_FOR_ALL = "all"
_HOST = re.compile(r"[\w.-]+")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]*)://")


@dataclass(frozen=True, slots=True)
class Proxy:
    """An address that calls can go through, as botocore reads it: `http://host:port`."""

    address: str

    @property
    def shown(self) -> str:
        """Return the address without the name and password that may be in it."""
        return masked(self.address)

    @property
    def parts(self) -> SplitResult:
        """Return scheme, host and port."""
        return urlsplit(self.address)


def proxy_for(url: str) -> Proxy | None:
    """Return the proxy for calls to an address, by the environment or the system; None if there is none.

    ALL_PROXY counts where nothing is said for this kind of address. Raises ProxyInTheWayError where what is
    named can be no proxy of ours.
    """
    parts = urlsplit(url)
    named = urllib.request.getproxies()
    said = named.get(parts.scheme) or named.get(_FOR_ALL) or ""
    if not said.strip() or urllib.request.proxy_bypass(parts.netloc):
        return None
    return checked(said)


def proxies_for(url: str) -> dict[str, str]:
    """Return the same as botocore takes it, by the kind of address."""
    proxy = proxy_for(url)
    return {urlsplit(url).scheme: proxy.address} if proxy else {}


def checked(said: str) -> Proxy:
    """Return a proxy whose address is sound. Raises the ProxyInTheWayError that says what is not."""
    text = said.strip()
    scheme = _SCHEME.match(text)
    kind = scheme[1].lower() if scheme else "http"
    rest = text[scheme.end() :] if scheme else text.removeprefix("//")
    shown = masked(text)
    if kind.startswith("socks"):
        raise SocksProxyError(shown)
    if kind not in _KINDS:
        raise ProxyKindError(shown)
    address = f"{kind}://{rest}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise ProxyAddressError(shown) from None
    _insist(host, shown)
    if not _has_sound_port(parts):
        raise ProxyPortError(shown)
    return Proxy(address)


def masked(proxy: str) -> str:
    """Return a proxy's address without the name and password that may be in it."""
    credentials, at, host = proxy.rpartition("@")
    scheme, separator, _ = credentials.partition("://")
    return f"{scheme}{separator}***@{host}" if at and separator else f"***@{host}" if at else proxy


def _insist(host: str, shown: str) -> None:
    if ":" in host:
        try:
            IPv6Address(host.partition("%")[0])
        except ValueError:
            raise ProxyAddressError(shown) from None
    elif not _HOST.fullmatch(host):
        raise ProxyAddressError(shown)


def _has_sound_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False
