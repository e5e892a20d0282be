"""Why there was no connection to the service, where that is known: each is changed at another place."""

from __future__ import annotations

from desktop.core.cognito.errors.families import NotReachedError


class NotTrustedError(NotReachedError):
    """The certificate that was shown is not one that this computer trusts, or its own list cannot be read."""

    variant = "certificate"


class ProxyInTheWayError(NotReachedError):
    """The proxy was not reached, or did not let the call pass."""

    variant = "proxy"


class NameNotFoundError(NotReachedError):
    """No name server knows the host of the service."""

    variant = "name"


class NotRunningError(NotReachedError):
    """The service is to be on this computer, and nothing listens at its address."""

    variant = "local"
