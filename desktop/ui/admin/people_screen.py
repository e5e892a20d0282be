"""The page with the list: who is there, found by typing, and how far the pool was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.admin.saved_views import STUCK
from desktop.ui.admin.filter_bar import FilterBar
from desktop.ui.admin.people_index import EVERYBODY
from desktop.ui.admin.people_table import PeopleTable
from desktop.ui.admin.progress_line import ProgressLine
from desktop.ui.admin.search_line import SearchLine
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.plain import set_tool_tip
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from desktop.core.notices.notice import Problem
    from desktop.ui.admin.people_loader import PeopleLoader
    from desktop.ui.admin.people_model import PeopleModel

_SEARCH = 190


class PeopleScreen(Screen):
    """`filtered` carries what the pool is to be asked for; `again` asks for everything anew.

    `opened` carries the person whose row was activated; two come from the buttons. `everybody_wanted`: a view
    has nobody who fits the search.
    """

    filtered = Signal(object)
    again = Signal()
    new_person_wanted = Signal()
    note_wanted = Signal()
    everybody_wanted = Signal()

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
        self._loader: PeopleLoader | None = None
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
        narrow = _tool("narrow", admin_text("narrow"), admin_text("narrow-hint"))
        narrow.setCheckable(True)
        narrow.toggled.connect(self.filter.setVisible)
        note = _tool("open_note", admin_text("open-note"), admin_text("open-note-hint"))
        note.clicked.connect(self.note_wanted)
        new_person_wanted = _tool("new_person", admin_text("new-person"), admin_text("new-person-tip"))
        new_person_wanted.clicked.connect(self.new_person_wanted)
        for one in (narrow, note, new_person_wanted):
            row.addWidget(one)
        return row

    def _connect(self) -> None:
        self.filter.hide()
        self.filter.wanted.connect(self.filtered)
        self.progress.again.connect(self.again)
        self.progress.stop.connect(self._stop_reading)
        self.search.changed.connect(self._find)
        self.search.down.connect(self.table.take_focus)
        self.search.opened.connect(self._open_found)
        for key, slot in (("/", self.search.take_focus), ("F5", self.again.emit)):
            QShortcut(QKeySequence(key), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def model(self) -> PeopleModel | None:
        """Return the list that is shown."""
        return self.table.people

    @property
    def loader(self) -> PeopleLoader | None:
        """Return what reads the pool, or did."""
        return self._loader

    def read(self, loader: PeopleLoader, model: PeopleModel, expected: int) -> None:
        """Show a list that grows; the search and the order stay as they are."""
        self._loader = loader
        self.problem.tell(None)
        model.search(self.search.text())
        self.table.show_model(model)
        model.rearranged.connect(self.tell_state)
        loader.grew.connect(self.tell_state)
        loader.ended.connect(self._end)
        self.progress.begin(expected)
        self.tell_state()

    def tell_state(self) -> None:
        """Say how many people there are and how many are shown, and why there are none."""
        model = self.table.people
        if model is None:
            return
        shown, loaded = model.rowCount(), len(model.people_index)
        running = self._loader is not None and self._loader.is_running
        self.progress.tell(shown, loaded, running=running)
        is_searched = bool(self.search.text())
        self._empty.setText(_why_empty(model, is_searched=is_searched, running=running))
        self._stack.setCurrentIndex(0 if shown else 1)

    def take_focus(self) -> None:
        """Begin with the search."""
        self.search.take_focus()

    def _stop_reading(self) -> None:
        if self._loader is not None:
            self._loader.stop()

    def _end(self, problem: Problem | None) -> None:
        self.problem.tell(problem)
        self.tell_state()

    def _find(self, text: str) -> None:
        if self.table.people is not None:
            self.table.people.search(text)

    def _open_found(self) -> None:
        """Open the one who was found; else go to those who were found, or look at everybody."""
        model = self.table.people
        if model is None:
            return
        found = model.meant(self.search.text())
        if found is not None:
            self.opened.emit(found)
        elif model.rowCount():
            self.table.take_focus()
        elif model.view != EVERYBODY and self.search.text():
            self.everybody_wanted.emit()


def _why_empty(model: PeopleModel, *, is_searched: bool, running: bool) -> str:
    if running:
        return admin_text("empty-reading")
    if not len(model.people_index):
        return admin_text("empty")
    if is_searched:
        return admin_text("empty-found" if model.view == EVERYBODY else "empty-found-view")
    return admin_text("empty-stuck" if model.view == STUCK else "empty")


def _tool(name: str, text: str, hint: str) -> QPushButton:
    made = button(name, text)
    set_tool_tip(made, hint)
    made.setAccessibleName(hint)
    return made
