"""One write for what several tasks want to write at the same time, as databases commit in groups."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

T = TypeVar("T")


class GroupCommit(Generic[T]):
    """Hands items to `write` in the order in which they came, everything that waits in one go.

    A disk that is slow to say "written" so costs each item little: 500 a second need 50 writes.
    """

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        self._write = write
        self._waiting: list[T] = []
        self._told: asyncio.Future[None] | None = None
        self._writing: asyncio.Task[None] | None = None

    @property
    def has_more(self) -> bool:
        """Say whether more waits to be written already."""
        return bool(self._waiting)

    async def add(self, *items: T) -> None:
        """Return when the items are written. Raises what their write raised; then none of that write is."""
        if not items:
            return
        if self._told is None:
            self._told = asyncio.get_running_loop().create_future()
        self._waiting += items
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await asyncio.shield(self._told)

    async def _write_all(self) -> None:
        while self._told is not None:
            items, told = self._waiting, self._told
            self._waiting, self._told = [], None
            try:
                await self._write(items)
            except Exception as error:  # noqa: BLE001 - it is raised in the callers that wait
                told.set_exception(error)
                told.exception()  # who waited may have been cancelled meanwhile
            else:
                told.set_result(None)
        self._writing = None
