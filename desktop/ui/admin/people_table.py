"""The table of people: fast with a hundred thousand rows, and worked with by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.core import words
from desktop.ui.admin.columns import COLUMNS
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from desktop.core.admin.people import Person
    from desktop.ui.admin.people_model import PeopleModel

_ROW = 34
_AROUND, _ARROW = 24, 16
"""Pixels around the words of a cell, and for the arrow of the order beside a heading."""


class PeopleTable(QTableView):
    """`opened` carries the person whose row was activated."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people")
        self.setAccessibleName(admin_text("people"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def people(self) -> PeopleModel | None:
        """Return the model, None before there is one."""
        model: PeopleModel | None = self.model()  # type: ignore[assignment]  # no other model is ever set
        return model

    def show_model(self, model: PeopleModel) -> None:
        """Show other people."""
        self.setModel(model)
        for position, width in enumerate(self._widths()):
            self.setColumnWidth(position, width)

    def _widths(self) -> Iterator[int]:
        """Return how wide the columns are, so that their own words and headings are seen whole."""
        cells, headings = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for column in COLUMNS:
            heading = headings.horizontalAdvance(words.say(f"admin-list.column.{column.heading}"))
            samples = max(map(cells.horizontalAdvance, column.samples()))
            yield max(heading + _ARROW, samples) + _AROUND

    def current_person(self) -> Person | None:
        """Return the person of the row with the cursor."""
        index = self.currentIndex()
        return self.people.person_at(index.row()) if self.people and index.isValid() else None

    def selected_people(self) -> list[Person]:
        """Return everybody who is selected, from the top."""
        model, selection = self.people, self.selectionModel()
        rows = sorted(index.row() for index in selection.selectedRows()) if selection else []
        return [model.person_at(row) for row in rows] if model else []

    def go_to(self, person: Person) -> None:
        """Put the cursor on a person who is shown."""
        row = self.people.row_of(person) if self.people else None
        if row is not None:
            self.selectRow(row)

    def take_focus(self) -> None:
        """Take the keyboard, the cursor on a row."""
        self.setFocus()
        if self.people and self.people.rowCount() and not self.currentIndex().isValid():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open a row by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if self.people:
            self.opened.emit(self.people.person_at(row))
