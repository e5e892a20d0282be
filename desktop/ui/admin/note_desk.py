"""Help notes, from a file to the person who sent it, triage open with what they told; and support files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.admin.whom import suspects
from desktop.core.errors import StileError
from desktop.core.help_note import parse_note
from desktop.core.problems import Problem
from desktop.journal.support import read_support_bundle
from desktop.ui.admin.support_view import open_support
from desktop.ui.admin.texts import said
from desktop.ui.mishap import problem_of
from desktop.ui.widgets.buttons import spoken

if TYPE_CHECKING:
    from desktop.core.help_note import HelpNote
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.ui.admin.list_desk import ListDesk
    from desktop.ui.admin.post import Post
    from desktop.ui.admin.triage_desk import TriageDesk


class NoteDesk:
    """Takes notes that are chosen or dropped on the window."""

    def __init__(self, post: Post, window: AdminWindow, people: ListDesk, triage: TriageDesk) -> None:
        self._post = post
        self._window = window
        self._list = people
        self._triage = triage
        self._task: asyncio.Task[None] | None = None

    def choose(self) -> None:
        """Ask for the file."""
        chooser = QFileDialog(self._window, said("open-note"), "", _kinds())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda file: self.read(Path(file)))
        chooser.open()

    def read(self, file: Path) -> None:
        """Take a note."""
        self._task = asyncio.ensure_future(self._read(file))

    async def _read(self, file: Path) -> None:
        problem = self._list.scene.problem
        problem.tell(None)
        try:
            text = await self._post.house.read_note(file)
            if text.lstrip().startswith("{"):
                open_support(self._window, read_support_bundle(text))
            else:
                await self._follow(parse_note(text))
        except StileError as error:
            problem.tell(problem_of(error))
        except OSError as error:  # a time-out is one, too
            reason = error.strerror or type(error).__name__
            problem.tell(Problem("note-unreadable", {"file": file.name, "reason": reason}))

    async def _follow(self, note: HelpNote) -> None:
        problem = self._list.scene.problem
        if note.pool_id != self._post.directory.pool_id:
            problem.tell(Problem("note-of-other-pool", {"pool": note.pool_id}))
            return
        people = await suspects(self._post.directory, note)
        if len(people) == 1:
            self._triage.open(people[0], note)
            return
        self._list.show_only(people)
        names = ", ".join(person.username for person in people)
        values = {"because": "several" if people else "nobody", "mask": note.person, "names": names}
        problem.tell(Problem("note-names-nobody", values))


def _kinds() -> str:
    return ";;".join((spoken("help-file"), spoken("support-file"), said("any-file")))
