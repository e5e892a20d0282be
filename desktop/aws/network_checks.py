"""Checks of what stands between this computer and the service: proxies, and whose certificates count."""

from __future__ import annotations

import socket
import ssl
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.aws.proxies import proxy_for
from desktop.core.cognito.errors import (
    ProxyAddressError,
    ProxyInTheWayError,
    ProxyKindError,
    ProxyPortError,
    SocksProxyError,
)
from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from desktop.aws.endpoint import Endpoint

_PATIENCE = 5.0
_PORTS = {"http": 80, "https": 443}
_UNUSABLE: dict[type[ProxyInTheWayError], str] = {
    SocksProxyError: "proxy.socks",
    ProxyKindError: "proxy.kind",
    ProxyPortError: "proxy.port",
    ProxyAddressError: "proxy.address",
}


def checks(endpoint: Endpoint, named_bundle: str | None) -> tuple[Check, ...]:
    """Return the table; `named_bundle` is the file of certificates that the environment names, if it does."""
    return (
        Check("proxy", partial(_proxy, endpoint)),
        Check("certificates", partial(_certificates, named_bundle)),
    )


def _proxy(endpoint: Endpoint) -> Iterator[Finding]:
    """Tell which proxy calls go through, by the environment or by the system's settings."""
    try:
        proxy = None if endpoint.is_local else proxy_for(endpoint.pools_address)
        if proxy is None:
            yield Finding.ok("proxy.none")
            return
        _connect(proxy.parts)
    except ProxyInTheWayError as error:
        yield Finding.problem(_UNUSABLE[type(error)], proxy=error.detail)
    except socket.gaierror:
        yield Finding.problem("proxy.unknown-name", proxy=proxy.shown if proxy else "")
    except (OSError, ValueError) as error:
        yield Finding.problem("proxy.not-reached", proxy=proxy.shown if proxy else "", reason=_reason(error))
    else:
        yield Finding.ok("proxy.answers", proxy=proxy.shown)


def _reason(error: Exception) -> str:
    """Return why a proxy does not answer, in the system's words where it has some."""
    said = getattr(error, "strerror", None)
    return said.lower() if isinstance(said, str) and said else type(error).__name__


def _connect(proxy: SplitResult) -> None:
    address = (proxy.hostname or "", proxy.port or _PORTS.get(proxy.scheme, 80))
    socket.create_connection(address, _PATIENCE).close()


def _certificates(named_bundle: str | None) -> Iterator[Finding]:
    if named_bundle is None:
        yield Finding.ok("certificates.system")
        return
    try:
        if Path(named_bundle).is_dir():
            ssl.create_default_context(capath=named_bundle)
        else:
            ssl.create_default_context(cafile=named_bundle)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Finding.problem("certificates.unreadable", file=named_bundle, reason=reason)
    else:
        yield Finding.ok("certificates.bundle", file=named_bundle)
