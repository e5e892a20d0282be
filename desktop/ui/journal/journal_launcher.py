"""The way from another window to the journal's: there is one at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.ui.journal.journal_controller import JournalController

if TYPE_CHECKING:
    from desktop.ui.app.journal_services import JournalServices


class JournalLauncher:
    """Opens the journal's window, or brings it forward."""

    def __init__(self) -> None:
        self._controller: JournalController | None = None
        self._task: asyncio.Task[None] | None = None

    def open(self, services: JournalServices) -> None:
        """Show the window, which goes on by itself until it is closed."""
        if self._controller is not None and self._task is not None and not self._task.done():
            self._controller.come_forward()
            return
        self._controller = JournalController(services)
        window = self._controller.window
        self._task = asyncio.ensure_future(self._controller.run())
        self._task.add_done_callback(lambda _task: window.deleteLater())

    def close(self) -> None:
        """Close the window if it is open."""
        if self._task is not None:
            self._task.cancel()
