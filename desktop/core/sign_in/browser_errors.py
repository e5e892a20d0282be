"""Why the browser brought nothing back that a sign-in could go on with."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.errors import StileError


class BrowserError(StileError):
    """The browser did not sign anybody in. `field` is the field at which the problem is shown."""

    code = "browser-denied"
    field: ClassVar[str | None] = None

    @property
    def values(self) -> dict[str, str | int]:
        """Return what the sentence needs."""
        return {}


class NoDomainError(BrowserError):
    """The profile names no domain to sign in at."""

    code = "browser-no-domain"


class PortsTakenError(BrowserError):
    """Other programs listen on every address that the browser could come back to."""

    code = "browser-ports-taken"

    def __init__(self, ports: tuple[int, ...]) -> None:
        super().__init__()
        self._ports = ports

    @property
    def values(self) -> dict[str, str | int]:
        """Return the ports that were tried."""
        return {"ports": ", ".join(map(str, self._ports))}


class BrowserTimedOutError(BrowserError):
    """Nobody came back in time: a closed tab, or a page that says that something is not set up."""

    code = "browser-timed-out"


class BrowserDeniedError(BrowserError):
    """The domain, or the provider behind it, sent the person back without signing them in."""

    def __init__(self, detail: str, *, by_person: bool) -> None:
        super().__init__(detail)
        self._by_person = by_person

    @property
    def values(self) -> dict[str, str | int]:
        """Return whether the person stopped it, or somebody else did."""
        return {"because": "person"} if self._by_person else {}


class BrowserNotSetUpError(BrowserError):
    """The app client's settings do not allow what was asked."""

    code = "browser-not-set-up"


class NoCodeError(BrowserError):
    """The address has no answer of the domain in it."""

    code = "browser-no-code"
    field = "browser_address"


class OtherAuthorizationError(BrowserError):
    """The address answers another sign-in, an older one or a stranger's."""

    code = "browser-other-sign-in"
    field = "browser_address"


class NotOurTokenError(BrowserError):
    """The ID token is not for this sign-in: another pool's, another client's, or another nonce."""

    code = "browser-not-our-token"
