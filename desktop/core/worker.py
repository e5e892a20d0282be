"""The one way off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Worker(Protocol):
    """The one way off the event loop: a pool of threads for network, keyring and disk."""

    async def run(self, work: Callable[[], T], deadline: float) -> T:
        """Run blocking work in a thread; TimeoutError after `deadline` seconds (the thread may go on)."""
        ...
