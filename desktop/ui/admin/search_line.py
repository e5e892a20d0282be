"""The line that people are found by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets.texts import admin_text


class SearchLine(QLineEdit):
    """`changed` comes with every key; `down` leads into the list, `opened` to the first who is found."""

    changed = Signal(str)
    down = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(admin_text("search-hint"))
        self.setAccessibleName(admin_text("search"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.changed)
        self.returnPressed.connect(self.opened)

    def take_focus(self) -> None:
        """Take the keyboard, ready to be typed over."""
        self.setFocus()
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from meaning anything else while there is a search to take back."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape and self.text():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go down into the list; Esc takes the search back, and `/`, which leads here, is no search."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.text() == "/" and not self.text():
            event.accept()
        else:
            super().keyPressEvent(event)
