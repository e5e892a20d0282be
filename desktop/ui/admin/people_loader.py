"""Reading a pool's people into the list while the window goes on living."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.app.error_text import problem_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import PeopleFilter, PeoplePage
    from desktop.ui.admin.people_model import PeopleModel

_BATCH = 0.2
"""Seconds from one growth of the list to the next: each costs a repaint. The first page is shown at once."""

_LONGEST_TURN, _SHORT_TURN = sys.getswitchinterval(), 0.0005
"""Seconds that the thread which reads a page may keep the event loop waiting: Python's own, and ours."""


class PeopleLoader(QObject):
    """One way through the pages. `grew` follows each batch, `ended` the last with a problem or None."""

    grew = Signal()
    ended = Signal(object)

    def __init__(
        self, directory: Directory, model: PeopleModel, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._directory = directory
        self._model = model
        self._clock = clock
        self._shown_at = 0.0
        self._task: asyncio.Task[None] | None = None
        self.is_running = False
        """Whether more people may come."""

    def start(self, wanted: PeopleFilter | None = None) -> None:
        """Begin with the first page."""
        self.is_running = True
        sys.setswitchinterval(_SHORT_TURN)
        self._task = asyncio.ensure_future(self._run(wanted))
        self._task.add_done_callback(self._end)

    def stop(self) -> None:
        """Ask for no more pages; the people who were read stay."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self, wanted: PeopleFilter | None) -> None:
        async for page in self._directory.pages(wanted):
            self._take(page)

    def _end(self, task: asyncio.Task[None]) -> None:
        """Show what is left, and say why there is no more; being stopped is no problem."""
        sys.setswitchinterval(_LONGEST_TURN)
        self._show()
        self.is_running = False
        error = None if task.cancelled() else task.exception()
        self.ended.emit(problem_of(error) if isinstance(error, Exception) else None)

    def _take(self, page: PeoplePage) -> None:
        people_index = self._model.people_index
        if not people_index.positions:
            people_index.context = replace(people_index.context, now=self._directory.now())
        people_index.add(page.people)
        if self._clock() - self._shown_at >= _BATCH:
            self._show()

    def _show(self) -> None:
        self._model.grow()
        self.grew.emit()
        self._shown_at = self._clock()
