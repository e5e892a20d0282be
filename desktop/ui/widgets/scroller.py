"""An area that scrolls where the screen is small, with one column that never grows wider than reads well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_WIDEST = 520


class Scroller(QScrollArea):
    """`column` takes what is shown."""

    def __init__(self, widest: int = _WIDEST) -> None:
        super().__init__()
        inside = QWidget()
        inside.setMaximumWidth(widest)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        content = QWidget()
        content.setObjectName("content")
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 22, 24, 16)
        row.addWidget(inside)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def scroll_by_keyboard(self, name: str) -> None:
        """Take the keyboard, so that arrow keys scroll; `name` is what screen readers call the area."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
