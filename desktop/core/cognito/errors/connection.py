"""Why there was no connection to the service, where that is known: each is changed at another place."""

from __future__ import annotations

from desktop.core.cognito.errors.families import NotReachedError


class NotTrustedError(NotReachedError):
    """The certificate that was shown is not one that this computer trusts, or its own list cannot be read."""

    variant = "certificate"


class ProxyInTheWayError(NotReachedError):
    """The proxy was not reached, or did not let the call pass."""

    variant = "proxy"


class SocksProxyError(ProxyInTheWayError):
    """The proxy that is named speaks SOCKS. `detail` is its address, here and below, without a password."""

    variant = "proxy-socks"


class ProxyKindError(ProxyInTheWayError):
    """What is named is no HTTP proxy."""

    variant = "proxy-kind"


class ProxyPortError(ProxyInTheWayError):
    """The port in the proxy's address is none."""

    variant = "proxy-port"


class ProxyAddressError(ProxyInTheWayError):
    """The proxy's address names no computer."""

    variant = "proxy-address"


class ProxyNameError(ProxyInTheWayError):
    """No name server knows the proxy."""

    variant = "proxy-name"


class NameNotFoundError(NotReachedError):
    """No name server knows the host of the service."""

    variant = "name"


class NotRunningError(NotReachedError):
    """The service is to be on this computer, and nothing listens at its address."""

    variant = "local"
