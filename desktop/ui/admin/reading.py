"""Reading a pool's people into the list while the window goes on living."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import StileError
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.people import Filter, PeoplePage, Person
    from desktop.core.ports import Directory
    from desktop.core.problems import Problem
    from desktop.ui.admin.people_model import PeopleModel

_BATCH = 0.1
"""Seconds from one growth of the list to the next: each costs a repaint. The first page is shown at once."""


class Reading(QObject):
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
        self._waiting: list[Person] = []
        self._shown_at = 0.0
        self._task: asyncio.Task[None] | None = None
        self.is_running = False
        """Whether more people may come."""

    def start(self, wanted: Filter | None = None) -> None:
        """Begin with the first page."""
        self.is_running = True
        self._task = asyncio.ensure_future(self._run(wanted))

    def stop(self) -> None:
        """Ask for no more pages; who was read stays."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self, wanted: Filter | None) -> None:
        problem: Problem | None = None
        try:
            async for page in self._directory.pages(wanted):
                self._take(page)
        except StileError as error:
            problem = problem_of(error)
        except asyncio.CancelledError:
            problem = None  # stopped by the person, and that is no problem
        finally:
            self._show()
        self.is_running = False
        self.ended.emit(problem)

    def _take(self, page: PeoplePage) -> None:
        roll = self._model.roll
        if not roll.places:
            roll.sight = replace(roll.sight, now=self._directory.now())
        self._waiting += page.people
        if self._clock() - self._shown_at >= _BATCH:
            self._show()

    def _show(self) -> None:
        if self._waiting:
            self._model.add(self._waiting)
            self._waiting = []
            self.grew.emit()
        self._shown_at = self._clock()
