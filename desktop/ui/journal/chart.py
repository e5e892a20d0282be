"""What the charts share: fonts, the colours in use, and a description for assistive technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets import style
from desktop.ui.widgets.texts import journal_text
from desktop.ui.widgets.tones import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RADIUS = 3.0
_LIGHTER = {"caution": 200, "danger": 130, "info": 190}
"""How much lighter, in percent."""
_SMALL = 0.9


class Brush:
    """Paints in the tones of the moment."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def bar(self, area: QRectF, tone: str) -> None:
        """Paint a bar; nothing where it has no width or height."""
        if area.width() > 0 and area.height() > 0:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(_fill(tone))
            self.painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def text(  # noqa: PLR0913 - what, where, and how
        self,
        area: QRectF,
        text: str,
        tone: str = "text",
        align: Qt.AlignmentFlag = LEFT,
        *,
        strong: bool = False,
        small: bool = False,
    ) -> None:
        """Write a line, cut short where it does not fit."""
        font = QFont(self.painter.font())
        font.setBold(strong)
        if small:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        self.painter.save()
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(style.tones(), tone)))
        fitting = self.painter.fontMetrics().elidedText(
            one_line(text, LONGEST_NAME), Qt.TextElideMode.ElideRight, int(area.width())
        )
        self.painter.drawText(area, align, fitting)
        self.painter.restore()

    def legend(self, key: Iterable[tuple[str, str]], top: float) -> None:
        """Say what tones mean: pairs of a tone and a text's key."""
        left = 0.0
        for tone, name in key:
            text = journal_text(name)
            width = self.painter.fontMetrics().horizontalAdvance(text) + 4
            self.bar(QRectF(left, top + 4, 10, 10), tone)
            self.text(QRectF(left + 15, top - 1, width, 20), text, "muted", small=True)
            left += width + 28

    def line(self, left: float, right: float, y: float) -> None:
        """Draw a thin level line."""
        self.painter.setPen(QColor(style.tones().line))
        self.painter.drawLine(int(left), int(y), int(right), int(y))


def _fill(tone: str) -> QColor:
    """Return a tone as the colour of an area: those for texts on light ground are too dark for that."""
    colour = QColor(getattr(style.tones(), tone))
    return colour.lighter(_LIGHTER.get(tone, 100)) if style.tones() is LIGHT else colour


class Chart(QWidget):
    """A picture that says in words what it shows, for assistive technology."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and signature
        """Paint the picture."""
        painter = QPainter(self)
        self.paint(Brush(painter))
        painter.end()

    def paint(self, brush: Brush) -> None:
        """Paint on the whole widget."""
        raise NotImplementedError
