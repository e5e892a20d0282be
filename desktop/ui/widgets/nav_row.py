"""A way to another page: its name, a line about it, and an arrow at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.ui.widgets.labels import line


class NavRow(QPushButton):
    """One line of a card of ways; Enter or a click goes there."""

    def __init__(self, name: str, title: str, about: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("nav", True)  # noqa: FBT003 - Qt's signature
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        arrow = line("\u203a", muted=True)
        for text in (line(title), arrow):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(text)
        row.insertStretch(1)
        row.activate()
        self.setMinimumHeight(max(36, row.sizeHint().height() + 16))
