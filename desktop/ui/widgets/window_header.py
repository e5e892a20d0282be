"""The strip on top that says whose sign-in this is, always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.ui.widgets.heading import Heading


class WindowHeader(QWidget):
    """Stile's mark, the pool's name, and below it who runs it or its id.

    Before anything is known it is the mark alone: letters would keep the first paint waiting for their font.
    """

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = QVBoxLayout()
        names.setSpacing(0)
        if heading.name:
            names.addWidget(label(one_line(heading.name, LONGEST_NAME), name="pool_name", lead=True))
        if heading.below:
            names.addWidget(label(heading.below, name="pool_id", muted=True, small=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(14)
        row.addWidget(Icon("stile", "accent", 36))
        row.addLayout(names, 1)
        if heading.practice:
            badge = line(window_text("practice"), name="practice_badge", badge=True)
            row.addWidget(badge, alignment=Qt.AlignmentFlag.AlignVCenter)
