"""What a sign-in by browser needs of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from desktop.core.sign_in.token_set import TokenSet


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


class IdProof(Protocol):
    """What holds ID tokens against the keys of their pool."""

    async def claims_of(self, tokens: TokenSet, now: datetime) -> Mapping[str, Any]:
        """Return the proved claims of the ID token: signature, issuer, audience, times, and `at_hash`.

        Raises NotOurTokenError if the pool did not give it to this app client now; else why its keys cannot
        be had.
        """
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
