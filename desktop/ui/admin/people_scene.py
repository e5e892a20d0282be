"""The page with the list: who is there, found by typing, and how far the pool was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.ui.admin.filter_bar import FilterBar
from desktop.ui.admin.people_table import PeopleTable
from desktop.ui.admin.progress_line import ProgressLine
from desktop.ui.admin.search_line import SearchLine
from desktop.ui.admin.texts import said
from desktop.ui.scene import Scene
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.texts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from desktop.core.problems import Problem
    from desktop.ui.admin.people_model import PeopleModel
    from desktop.ui.admin.reading import Reading

_SEARCH = 190


class PeopleScene(Scene):
    """`filtered` carries what the pool is to be asked for; `again` asks for everything anew.

    `opened` carries the person whose row was activated; `newcomer` and `note_wanted` come from the buttons.
    """

    filtered = Signal(object)
    again = Signal()
    newcomer = Signal()
    note_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people_scene")
        self.table = PeopleTable()
        self.opened = self.table.opened
        self.search = SearchLine()
        self.search.setMinimumWidth(_SEARCH)
        self.filter = FilterBar()
        self.progress = ProgressLine()
        self.problem = ProblemLine(offers_help=False)
        self._empty = label(name="people_empty", muted=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.setObjectName("list")
        self._reading: Reading | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addLayout(self._tools())
        column.addWidget(self.filter)
        column.addWidget(self.problem)
        column.addWidget(self._stack, 1)
        column.addWidget(self.progress)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        narrow = _tool("narrow", said("narrow"), said("narrow-hint"))
        narrow.setCheckable(True)
        narrow.toggled.connect(self.filter.setVisible)
        note = _tool("open_note", said("open-note"), said("open-note-hint"))
        note.clicked.connect(self.note_wanted)
        newcomer = _tool("new_person", said("new-person"), said("new-person-tip"))
        newcomer.clicked.connect(self.newcomer)
        for one in (narrow, note, newcomer):
            row.addWidget(one)
        return row

    def _connect(self) -> None:
        self.filter.hide()
        self.filter.wanted.connect(self.filtered)
        self.progress.again.connect(self.again)
        self.progress.stop.connect(self._stop_reading)
        self.search.changed.connect(self._find)
        self.search.down.connect(self.table.take_focus)
        self.search.opened.connect(self._open_first)
        for key, slot in (("/", self.search.take_focus), ("F5", self.again.emit)):
            QShortcut(QKeySequence(key), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def model(self) -> PeopleModel | None:
        """Return the list that is shown."""
        return self.table.people

    @property
    def reading(self) -> Reading | None:
        """Return what reads the pool, or did."""
        return self._reading

    def read(self, reading: Reading, model: PeopleModel, expected: int) -> None:
        """Show a list that grows; the search and the order stay as they are."""
        self._reading = reading
        self.problem.tell(None)
        model.search(self.search.text())
        self.table.show_model(model)
        model.rearranged.connect(self.tell_state)
        reading.grew.connect(self.tell_state)
        reading.ended.connect(self._end)
        self.progress.begin(expected)
        self.tell_state()

    def tell_state(self) -> None:
        """Say how many people there are and how many are shown, and why there are none."""
        model = self.table.people
        if model is None:
            return
        shown, loaded = model.rowCount(), len(model.roll)
        running = self._reading is not None and self._reading.is_running
        self.progress.tell(shown, loaded, running=running)
        self._empty.setText(_why_empty(loaded=loaded, running=running))
        self._stack.setCurrentIndex(0 if shown else 1)

    def take_focus(self) -> None:
        """Begin with the search."""
        self.search.take_focus()

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()

    def _end(self, problem: Problem | None) -> None:
        self.problem.tell(problem)
        self.tell_state()

    def _find(self, text: str) -> None:
        if self.table.people is not None:
            self.table.people.search(text)

    def _open_first(self) -> None:
        if self.table.people is not None and self.table.people.rowCount():
            self.opened.emit(self.table.people.person_at(0))


def _why_empty(*, loaded: int, running: bool) -> str:
    if running:
        return said("empty-reading")
    return said("empty-found") if loaded else said("empty")


def _tool(name: str, text: str, hint: str) -> QPushButton:
    made = button(name, text)
    made.setToolTip(hint)
    made.setAccessibleName(hint)
    return made
