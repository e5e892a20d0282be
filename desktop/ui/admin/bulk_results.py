"""What became of every row of a job, as a table: unconfirmed ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.core.plain_text import one_line
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.admin.bulk.job_report import ReportLine

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_COLUMNS = ("result", "person", "reason", "line")
_FEW = 200
"""Rows that are measured, so that reasons of two lines are seen whole."""


class BulkResultsModel(QAbstractTableModel):
    """The lines of a report."""

    def __init__(self, lines: Sequence[ReportLine]) -> None:
        super().__init__()
        self._lines = lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        place = str(line.line) if line.line else ""
        texts = (admin_text(f"bulk-state.{line.result}"), line.username or line.name, line.message, place)
        return one_line(texts[index.column()])

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return admin_text(f"bulk-column.{_COLUMNS[section]}")
        return None


class BulkResultsTable(QTableView):
    """The table of a report."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setResizeContentsPrecision(_FEW)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show a report."""
        self.setModel(BulkResultsModel(lines))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        fits = QHeaderView.ResizeMode.ResizeToContents
        rows.setSectionResizeMode(fits if len(lines) <= _FEW else QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(_COLUMNS.index("reason"), QHeaderView.ResizeMode.Stretch)
        for position, name in enumerate(_COLUMNS):
            if name != "reason":
                self.resizeColumnToContents(position)
