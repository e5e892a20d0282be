"""Why there was no connection to the service, where that is known: each is changed at another place."""

from __future__ import annotations

from desktop.core.cognito.errors.families import NotReachedError


class NotTrustedError(NotReachedError):
    """The certificate that was shown is not one that this computer trusts, or its own list cannot be read."""

    variant = "certificate"


class ProxyInTheWayError(NotReachedError):
    """The proxy was not reached, or did not let the call pass."""

    variant = "proxy"


class UnusableProxyError(ProxyInTheWayError):
    """No call can go through the proxy that is named. `detail` is its address, without a password."""


class SocksProxyError(UnusableProxyError):
    """The proxy that is named speaks SOCKS."""

    variant = "proxy-socks"


class ProxyKindError(UnusableProxyError):
    """What is named is no HTTP proxy."""

    variant = "proxy-kind"


class ProxyPortError(UnusableProxyError):
    """The port in the proxy's address is none."""

    variant = "proxy-port"


class ProxyAddressError(UnusableProxyError):
    """The proxy's address names no computer."""

    variant = "proxy-address"


class ProxyNameError(UnusableProxyError):
    """No name server knows the proxy."""

    variant = "proxy-name"


class NameNotFoundError(NotReachedError):
    """No name server knows the host of the service."""

    variant = "name"


class NotRunningError(NotReachedError):
    """The service is to be on this computer, and nothing listens at its address."""

    variant = "local"
