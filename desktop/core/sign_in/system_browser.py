"""What a sign-in by browser needs of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class RedirectListener(Protocol):
    """Waits on this computer for the browser to come back."""

    @property
    def redirect_uri(self) -> str:
        """Return the address that the browser is to come back to."""
        ...

    async def address(self) -> str:
        """Return the address with which the browser came back: the one request that is taken."""
        ...

    async def close(self) -> None:
        """Stop listening, when the browser has its page."""
        ...


class SystemBrowser(Protocol):
    """The browser of this computer, and the way back from it."""

    async def listen(
        self, redirects: tuple[str, ...], is_awaited: Callable[[str], bool]
    ) -> RedirectListener | None:
        """Listen at the first of these addresses that is free, None if all are taken.

        Requests for which `is_awaited` says no are refused, and waiting goes on.
        """
        ...

    async def open(self, url: str) -> bool:
        """Open an address; False if there is no browser to open it."""
        ...
