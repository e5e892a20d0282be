"""Keys for a window, as events: no display server stands between."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def press(widget: QWidget, character: str) -> None:
    """Press and let go of one key."""
    key = _NAMED.get(character, Qt.Key.Key_unknown)
    text = "" if character == "\t" else character
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def line(name: str) -> QLineEdit | None:
    """Return the line of this name if it has the keyboard."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit) and widget.objectName() == name and widget.isEnabled():
        return widget
    return None
