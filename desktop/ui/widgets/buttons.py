"""Buttons by their weight: the one that leads on, ordinary ones, quiet ones, and links."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def button(name: str, text: str = "", *, look: str = "") -> QPushButton:
    """Return a button; `name` is its stable object name, `look` is `primary`, `quiet`, `link` or nothing."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(True)  # Enter presses it outside of dialogs, too
    if look:
        made.setProperty(look, True)  # noqa: FBT003 - Qt's signature
    if look == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
