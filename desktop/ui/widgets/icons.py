"""Stile's own pictures, painted in the colours of the moment at whatever size the screen has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.assets import resource
from desktop.ui.widgets import style
from desktop.ui.widgets.plain import set_tool_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Icon(QWidget):
    """A picture beside a text that says the same, so assistive technology passes it over."""

    def __init__(self, name: str, tone: str = "muted", side: int = 20) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self.setFixedSize(side, side)

    def show_as(self, name: str, tone: str) -> None:
        """Change the picture and its colour."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and signature
        """Paint the picture."""
        painter = QPainter(self)
        _renderer(self._name, getattr(style.tones(), self._tone)).render(painter, QRectF(self.rect()))
        painter.end()


class IconButton(QToolButton):
    """A button with a picture alone; its accessible name says what it does."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(label)
        set_tool_tip(self, label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedSize(QSize(30, 30))

    def show_as(self, name: str) -> None:
        """Change the picture."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button and the picture on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        tone = "text" if self.isEnabled() and (self.underMouse() or self.hasFocus()) else "muted"
        area = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        _renderer(self._name, getattr(style.tones(), tone)).render(painter, area)
        painter.end()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
