"""The support file in the window: put together, shown, and saved only if the person does so."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.journal.support_bundle import file_name
from desktop.ui.app.shared_text_dialog import SharedTextDialog
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.app.app_services import AppServices

_WIDTH, _HEIGHT = 640, 560
_log = logging.getLogger(__name__)


def offer_support(parent: QWidget, services: AppServices) -> SupportFileDialog:
    """Open the file over a window."""
    dialog = SupportFileDialog(parent, services)
    dialog.open()
    dialog.begin()
    return dialog


class SupportFileDialog(SharedTextDialog):
    """Looks at everything first, which takes a moment; until then there is nothing to give away."""

    def __init__(self, parent: QWidget, services: AppServices) -> None:
        super().__init__(parent, services, "support", window_text("support"), file_name(datetime.now(UTC)))
        self.intro.setText(window_text("support-intro"))
        self._working = BusyBar()
        self.column.addWidget(self._working)
        self._task: asyncio.Task[None] | None = None
        self.finished.connect(self._give_up)
        resize_within_screen(self, _WIDTH, _HEIGHT)

    def begin(self) -> None:
        """Start to look."""
        self._set_busy(busy=True)
        self._task = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        try:
            self.text.setPlainText(await self.services.files.support())
        except Exception as error:  # noqa: BLE001 - whatever it was, the window stays and says so
            _log.error("the support file failed with %s", type(error).__qualname__, exc_info=error)
            self.tell(window_text("support-failed", reason=type(error).__name__))
            self._working.hide()
            return
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._working.setVisible(busy)
        for one in self.share_buttons:
            one.setDisabled(busy)
        self.tell(window_text("support-looking") if busy else "")

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
