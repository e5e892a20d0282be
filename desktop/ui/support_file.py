"""The support file in the window: put together, shown, and saved only if the person does so."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.journal.support import file_name
from desktop.ui.shared_text import SharedText
from desktop.ui.widgets.buttons import spoken
from desktop.ui.widgets.working import Working

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.house import House

_WIDTH, _HEIGHT = 640, 560
_log = logging.getLogger(__name__)


def offer_support(parent: QWidget, house: House) -> SupportFile:
    """Open the file over a window."""
    dialog = SupportFile(parent, house)
    dialog.open()
    dialog.begin()
    return dialog


class SupportFile(SharedText):
    """Looks at everything first, which takes a moment; until then there is nothing to give away."""

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(parent, house, "support", spoken("support"), file_name(datetime.now(UTC)))
        self.intro.setText(spoken("support-intro"))
        self._working = Working()
        self.column.addWidget(self._working)
        self._task: asyncio.Task[None] | None = None
        self.finished.connect(self._give_up)
        self.resize(_WIDTH, _HEIGHT)

    def begin(self) -> None:
        """Start to look."""
        self._set_busy(busy=True)
        self._task = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        try:
            self.text.setPlainText(await self.house.support())
        except Exception as error:  # noqa: BLE001 - whatever it was, the window stays and says so
            _log.error("the support file met %s", type(error).__qualname__, exc_info=error)
            self.tell(spoken("support-failed", reason=type(error).__name__))
            self._working.hide()
            return
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._working.setVisible(busy)
        for one in self.giving:
            one.setDisabled(busy)
        self.tell(spoken("support-looking") if busy else "")

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
