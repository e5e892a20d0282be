"""The way from another window to the journal's: there is one at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.ui.journal.front import JournalFront

if TYPE_CHECKING:
    from desktop.ui.journal.book import JournalBook


class JournalDoor:
    """Opens the journal's window, or brings it forward."""

    def __init__(self) -> None:
        self._front: JournalFront | None = None
        self._task: asyncio.Task[None] | None = None

    def open(self, book: JournalBook) -> None:
        """Show the window, which goes on by itself until it is closed."""
        if self._front is not None and self._task is not None and not self._task.done():
            self._front.come_forward()
            return
        self._front = JournalFront(book)
        window = self._front.window
        self._task = asyncio.ensure_future(self._front.run())
        self._task.add_done_callback(lambda _task: window.deleteLater())

    def close(self) -> None:
        """Close the window if it is open."""
        if self._task is not None:
            self._task.cancel()
