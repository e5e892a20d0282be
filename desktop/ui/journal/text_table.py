"""A read-only table: rows of texts, usable by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 32


class TextTable(QTableWidget):
    """`chosen` carries the number of the row that the cursor came to.

    Columns from `numbers_from` on are numbers; `wide` is the column that takes the room there is.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, title: str, columns: Sequence[str], *, numbers_from: int = 99, wide: int = -1
    ) -> None:
        super().__init__(0, len(columns))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._numbers_from = numbers_from
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide % len(columns), QHeaderView.ResizeMode.Stretch)
        for column, text in enumerate(columns):
            self.setHorizontalHeaderItem(column, self._cell(text, column))
        self.currentCellChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[Sequence[str]], current: int | None = None) -> None:
        """Show other rows; the cursor goes to the current one, or stays where it is, and says nothing."""
        before = self.currentRow() if current is None else current
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, self._cell(text, column))
        if rows and before >= 0:
            self.setCurrentCell(min(before, len(rows) - 1), 0)
        self.blockSignals(False)  # noqa: FBT003 - as above
        self.viewport().update()

    def fit_height(self, most: int) -> None:
        """Be as high as the rows are, up to so many."""
        rows = min(most, self.rowCount())
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * _ROW + 4)

    def texts(self) -> list[list[str]]:
        """Return what is shown."""
        cells = [
            [self.item(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())
        ]
        return [[cell.text() if cell else "" for cell in row] for row in cells]

    def _moved(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row >= 0 and row != before:
            self.chosen.emit(row)

    def _cell(self, text: str, column: int) -> QTableWidgetItem:
        side = Qt.AlignmentFlag.AlignRight if column >= self._numbers_from else Qt.AlignmentFlag.AlignLeft
        cell = QTableWidgetItem(one_line(text))
        cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return cell
