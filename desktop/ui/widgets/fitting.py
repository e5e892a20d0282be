"""Windows that fit their screen, also where no window manager sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size, or as much of it as its screen has room for; one that is seen moves into it."""
    room = window.screen().availableGeometry()
    border = window.frameGeometry().size() - window.size()  # nothing before the window is seen
    window.resize(QSize(width, height).boundedTo(room.size() - border))
    if not window.isVisible():
        return  # it will be placed when it is shown
    frame = window.frameGeometry()
    left = max(room.left(), min(frame.left(), room.left() + room.width() - frame.width()))
    top = max(room.top(), min(frame.top(), room.top() + room.height() - frame.height()))
    if QPoint(left, top) != frame.topLeft():
        window.move(left, top)
