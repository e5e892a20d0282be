"""Checks of what stands between this computer and the service: proxies, and whose certificates count."""

from __future__ import annotations

import socket
import ssl
import urllib.request
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.aws.endpoint import Endpoint

_PATIENCE = 5.0
_PORTS = {"http": 80, "https": 443}


def checks(endpoint: Endpoint, named_bundle: str | None) -> tuple[Check, ...]:
    """Return the table; `named_bundle` is the file of certificates that the environment names, if it does."""
    return (
        Check("proxy", partial(_proxy, endpoint)),
        Check("certificates", partial(_certificates, named_bundle)),
    )


def _proxy(endpoint: Endpoint) -> Iterator[Finding]:
    """Tell which proxy calls go through, by the environment or by the system's settings."""
    url = urlsplit(endpoint.pools_address)
    named = urllib.request.getproxies().get(url.scheme)
    if endpoint.is_local or not named or urllib.request.proxy_bypass(url.netloc):
        yield Finding.ok("proxy.none")
        return
    shown = masked(named)
    try:
        _connect(urlsplit(named if "://" in named else f"http://{named}"))
    except (OSError, ValueError) as error:
        yield Finding.problem("proxy.not-reached", proxy=shown, reason=type(error).__name__)
    else:
        yield Finding.ok("proxy.answers", proxy=shown)


def masked(proxy: str) -> str:
    """Return a proxy's address without the name and password that may be in it."""
    credentials, at, host = proxy.rpartition("@")
    scheme, separator, _ = credentials.partition("://")
    return f"{scheme}{separator}***@{host}" if at and separator else f"***@{host}" if at else proxy


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
