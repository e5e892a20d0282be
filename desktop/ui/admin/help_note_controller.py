"""Opens help notes, which lead to the triage of their person, and support files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.admin.person_lookup import find_candidates
from desktop.core.admin.help_note import parse_note
from desktop.core.errors import StileError
from desktop.core.file_reasons import reason_of
from desktop.core.notices.notice import Problem
from desktop.journal.support_bundle import read_support_bundle
from desktop.ui.admin.support_view import open_support
from desktop.ui.app.error_text import problem_of
from desktop.ui.widgets.texts import admin_text, window_text

if TYPE_CHECKING:
    from desktop.core.admin.help_note import HelpNote
    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.people_controller import PeopleController
    from desktop.ui.admin.triage_controller import TriageController


class HelpNoteController:
    """Takes notes that are chosen or dropped on the window."""

    def __init__(
        self, session: AdminSession, window: AdminWindow, people: PeopleController, triage: TriageController
    ) -> None:
        self._session = session
        self._window = window
        self._list = people
        self._triage = triage
        self._task: asyncio.Task[None] | None = None

    def choose(self) -> None:
        """Ask for the file."""
        chooser = QFileDialog(self._window, admin_text("open-note"), "", _kinds())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.read(Path(file)))
        chooser.open()

    def read(self, file: Path) -> None:
        """Take a note."""
        self._task = asyncio.ensure_future(self._read(file))

    async def _read(self, file: Path) -> None:
        problem = self._list.screen.problem
        problem.tell(None)
        try:
            text = await self._session.services.files.read_text(file)
            if text.lstrip().startswith("{"):
                open_support(self._window, read_support_bundle(text))
            else:
                await self._follow(parse_note(text))
        except StileError as error:
            problem.tell(problem_of(error))
        except OSError as error:  # a time-out is one, too
            problem.tell(Problem("note-unreadable", {"file": file.name, "reason": reason_of(error)}))

    async def _follow(self, note: HelpNote) -> None:
        problem = self._list.screen.problem
        if note.pool_id != self._session.directory.pool_id:
            problem.tell(Problem("note-of-other-pool", {"pool": note.pool_id}))
            return
        people = await find_candidates(self._session.directory, note)
        if len(people) == 1:
            self._triage.open(people[0], note)
            return
        self._list.show_only(people)
        names = ", ".join(person.username for person in people)
        values = {"because": "several" if people else "nobody", "mask": note.person, "names": names}
        problem.tell(Problem("note-names-nobody", values))


def _kinds() -> str:
    return ";;".join((window_text("help-file"), window_text("support-file"), admin_text("any-file")))
