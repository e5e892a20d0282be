"""Looking at a pool beside a page that goes on living meanwhile."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from desktop.core import words
from desktop.ui.mishap import problem_of

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile
    from desktop.ui.house import House
    from desktop.ui.widgets.findings import Findings

_log = logging.getLogger(__name__)


class Checking:
    """One look at a time; `end` is to be called before the page is thrown away."""

    def __init__(self, house: House, findings: Findings) -> None:
        self._house = house
        self._findings = findings
        self._task: asyncio.Task[None] | None = None

    def begin(self, profile: Profile) -> None:
        """Look at a profile's pool; an earlier look is given up."""
        self.end()
        self._findings.wait()
        self._task = asyncio.create_task(self._look(profile))

    def end(self) -> None:
        """Give up looking."""
        if self._task:
            self._task.cancel()

    async def _look(self, profile: Profile) -> None:
        try:
            self._findings.tell(await self._house.examine(profile))
        except Exception as error:  # noqa: BLE001 - the person gets a sentence, whatever it was
            _log.error("a check met %s", type(error).__qualname__, exc_info=error)
            self._findings.fail(words.sentence(problem_of(error)))
