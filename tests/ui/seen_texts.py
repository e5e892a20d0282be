"""Every text that a window shows or says to a screen reader, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as TextGuess
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from tests.fixtures.hostile_text import harmful_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 10_000
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class SeenText(NamedTuple):
    """A text and where it is; `is_guessed` where Qt would take it for HTML if it looks like it."""

    where: str
    text: str
    is_guessed: bool = False


def faults_in(window: QWidget) -> list[str]:
    """Return what is wrong with the texts of a window: drawn as HTML, hidden characters, length."""
    return [
        f"{seen.where}: {fault} {seen.text[:80]!r}" for seen in texts_in(window) for fault in _faults(seen)
    ]


def texts_in(window: QWidget) -> Iterator[SeenText]:
    """Yield all texts of a window and of everything in it, shown or not."""
    for widget in (window, *window.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        for name in ("windowTitle", "accessibleName", "accessibleDescription"):
            yield SeenText(f"{where} {name}", getattr(widget, name)())
        for name in ("toolTip", "whatsThis", "statusTip"):
            yield SeenText(f"{where} {name}", getattr(widget, name)(), is_guessed=True)
        yield from (SeenText(where, *shown) for shown in _shown_by(widget))


def _faults(seen: SeenText) -> Iterator[str]:
    if seen.is_guessed and TextGuess.mightBeRichText(seen.text):
        yield "may be drawn as HTML"
    if harmful := harmful_in(seen.text):
        yield f"holds {' '.join(harmful)}"
    if len(seen.text) > _LONGEST:
        yield f"is {len(seen.text)} characters long"


def _shown_by(widget: QWidget) -> Iterator[tuple[str, bool]]:
    match widget:
        case QLabel():
            yield widget.text(), widget.textFormat() is not Qt.TextFormat.PlainText
        case QTextEdit():
            yield widget.toPlainText(), False
            yield "<p>rich</p>" * (not widget.isReadOnly() or "img" in widget.toHtml()), True
        case QPlainTextEdit():
            yield from ((line, False) for line in widget.toPlainText().split("\n"))
        case QLineEdit():
            yield from ((text, False) for text in (widget.text(), widget.placeholderText()))
        case QAbstractButton():
            yield widget.text(), False
        case QGroupBox():
            yield widget.title(), False
        case QTabWidget():
            yield from ((widget.tabText(tab), False) for tab in range(widget.count()))
        case QComboBox():
            yield from _cells(widget.model())
        case QAbstractItemView() if widget.model() is not None:
            yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[tuple[str, bool]]:
    nowhere = QModelIndex()
    rows, columns = range(model.rowCount(nowhere)), range(model.columnCount(nowhere))
    for role in _ROLES:
        is_guessed = role == Qt.ItemDataRole.ToolTipRole
        cells = [model.index(row, column).data(role) for row in rows for column in columns]
        heads = [model.headerData(column, Qt.Orientation.Horizontal, role) for column in columns]
        yield from ((str(text), is_guessed) for text in (*cells, *heads) if text)
