"""Keeps the journal's window up to date, and does what its buttons ask for."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from desktop.core.errors import StileError
from desktop.journal.csv_file import to_csv
from desktop.journal.overview import OverviewFilter
from desktop.ui.app.error_text import problem_of
from desktop.ui.journal.journal_window import JournalWindow
from desktop.ui.widgets.texts import journal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from desktop.journal.overview import JournalOverview
    from desktop.ui.app.journal_services import JournalServices

_EVERY_MS = 5000
_log = logging.getLogger(__name__)


class JournalController:
    """Shows a window and looks again every five seconds, until it is closed."""

    def __init__(self, services: JournalServices, profile: str | None = None) -> None:
        self.window = JournalWindow(OverviewFilter(profile))
        self._services = services
        self._overview: JournalOverview | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer = QTimer(self.window)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(lambda: self._begin(self._look()))
        self.window.wanted.connect(lambda _filter: self._begin(self._look()))
        self.window.story_wanted.connect(lambda flow: self._begin(self._show_story(flow)))
        self.window.csv_wanted.connect(self._ask_for_csv)
        self.window.picture_wanted.connect(self._ask_for_picture)

    async def run(self) -> None:
        """Return when the window is closed."""
        closed = asyncio.Event()
        self.window.closed.connect(closed.set)
        self.window.show()
        self._begin(self._look())
        self._timer.start()
        try:
            await closed.wait()
        finally:
            self._timer.stop()
            for task in tuple(self._tasks):
                task.cancel()
            self.window.hide()

    def come_forward(self) -> None:
        """Show the window over the others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except (StileError, OSError, TimeoutError) as error:
            _log.warning("the journal's window failed with %s", type(error).__qualname__)
            self.window.tell_problem(problem_of(error))

    async def _look(self) -> None:
        overview_filter = self.window.overview_filter
        picture = await self._services.picture(overview_filter)
        if overview_filter == self.window.overview_filter:  # else another look is on its way
            self._overview = picture
            self.window.show_overview(picture)
            if self.window.sign_ins.flow:
                await self._show_story(self.window.sign_ins.flow)

    async def _show_story(self, flow: str) -> None:
        story = await self._services.story(flow)
        if flow == self.window.sign_ins.flow:  # else another one was chosen meanwhile
            self.window.sign_ins.show_story(story)

    def _ask_for_csv(self) -> None:
        if self._overview:
            text = "\ufeff" + to_csv(self._overview.steps)  # the mark by which spreadsheets know UTF-8
            self._ask("rates.csv", "csv", text.encode)

    def _ask_for_picture(self) -> None:
        self._ask("sign-ins.png", "png", self._png)

    def _png(self) -> bytes:
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.overview.grab_pictures().save(buffer, "PNG")
        return bytes(kept.data())

    def _ask(self, name: str, kind: str, content: Callable[[], bytes]) -> None:
        dialog = QFileDialog(self.window, journal_text("save-where"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self._begin(self._save(Path(path), content())))
        dialog.open()

    async def _save(self, file: Path, content: bytes) -> None:
        await self._services.save(file, content)
        self.window.say(journal_text("saved", file=file.name))


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
