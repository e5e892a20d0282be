"""What an admin does in their window and sees there, with a real practice pool behind it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from desktop.local_services import local_services
from desktop.profiles.practice_profile import practice_profile
from desktop.ui.admin.admin_window_controller import AdminWindowController
from desktop.ui.admin.people_index import EVERYBODY
from desktop.ui.admin.people_table import PeopleTable
from desktop.ui.admin.sidebar import SidebarEntry
from tests.ui.window_walk import PATIENCE, WindowWalk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from desktop.core.admin.people import Person
    from desktop.profiles.profile import Profile
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.people_model import PeopleModel
    from desktop.wiring.app_context import AppContext


class AdminWalk(WindowWalk):
    """One admin's window on the default practice pool."""

    window: AdminWindow

    def __init__(self, context: AppContext, hello: Mapping[str, Any], profile: Profile | None = None) -> None:
        self.context = context
        self.controller = AdminWindowController(local_services(context), profile or practice_profile(hello))
        self.window = self.controller.window

    @asynccontextmanager
    async def begun(self, note: Path | None = None, view: str = EVERYBODY) -> AsyncIterator[AdminWalk]:
        """Open the window, read the pool to its end, and look at a view."""
        async with self.opened(note):
            await self.read()
            if note is None:
                await self.click(f"view_{view}")
            yield self

    @asynccontextmanager
    async def opened(self, note: Path | None = None) -> AsyncIterator[AdminWalk]:
        """Open the window, whatever it shows first."""
        task = self.task = asyncio.create_task(self.controller.run(note=note))
        try:
            self.window.activateWindow()
            await self.until(lambda: self.window if self.window.isActiveWindow() else None, "the window")
            yield self
        finally:
            if not task.done():
                self.window.close()
            await asyncio.wait_for(task, PATIENCE)

    async def read(self) -> None:
        """Wait until the pool is read."""
        await self.until(lambda: self.seen(QPushButton, "read_again"), "the end of the list")

    @property
    def table(self) -> PeopleTable:
        return self.window.findChildren(PeopleTable)[0]

    @property
    def model(self) -> PeopleModel:
        assert self.table.people
        return self.table.people

    @property
    def shown(self) -> list[str]:
        """Return the user names in the list, from the top."""
        return [self.model.person_at(row).username for row in range(self.model.rowCount())]

    def cell(self, username: str, column: int) -> str:
        row = self.shown.index(username)
        return str(self.model.data(self.model.index(row, column)))

    def count(self, view: str) -> int:
        position = self.window.findChild(SidebarEntry, f"view_{view}")
        assert position
        return int(position.number)

    async def says(self, name: str, part: str) -> None:
        def look() -> QLabel | None:
            found = self.window.findChildren(QLabel, name)
            return next((one for one in found if one.isVisible() and part in one.text()), None)

        await self.until(look, f"{name} with {part!r}")

    async def dialog(self, name: str) -> QDialog:
        return await self.until(lambda: self.seen(QDialog, name), name)

    def question_of(self, part: str) -> QDialog | None:
        """Return the question whose title has a part."""
        dialogs = (one for one in self.window.findChildren(QDialog, "question") if one.isVisible())
        return next((one for one in dialogs if part in _title(one)), None)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    async def open(self, username: str) -> None:
        """Find somebody by typing, and open their triage by Enter."""
        (await self.line("search")).setText(username)
        QTest.keyClick(await self.line("search"), Qt.Key.Key_Return)
        await self.says("triage_login", username)

    def person(self, username: str) -> Person:
        return self.model.person_at(self.shown.index(username))


def _title(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "question_title")
    return label.text() if isinstance(label, QLabel) else ""
