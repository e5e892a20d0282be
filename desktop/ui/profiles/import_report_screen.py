"""What was read from a file, assumed, left out, and is in no such file: shown once its profile is added."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.readable_text import readable_text
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.profiles.configurations.import_report import ImportLine

_BULLET = "\u2022"


class ImportReportScreen(FormScreen):
    """Nothing opens by itself: `left` goes back to the pools, `entered` signs in.

    Both carry whether the pool is to be the default one.
    """

    left = Signal(bool)
    entered = Signal(bool)

    def __init__(self, name: str, lines: Iterable[ImportLine]) -> None:
        super().__init__(window_text("report", name=name), window_text("report-intro"))
        self._default = QCheckBox(self.marks.mark(window_text("make-default")))
        self._default.setObjectName("make_default")
        self._default.setAccessibleName(window_text("make-default"))
        self.column.addWidget(self._default)
        for part, group in groupby(lines, key=lambda entry: entry.part):
            self.column.addWidget(_section(part, [words.sentence(entry.notice) for entry in group]))
        leave = self.add_button(button("back"), window_text("later"))
        leave.clicked.connect(self.cancel)
        enter = self.add_button(button("continue", look="primary"), window_text("sign-in"), at_end=True)
        enter.clicked.connect(lambda: self.entered.emit(self._default.isChecked()))

    def take_focus(self) -> None:
        """Take the keyboard without a button: a second Enter from the page before must open nothing."""
        super().take_focus()
        self.setFocus()

    def cancel(self) -> None:
        """Go back to the pools."""
        self.left.emit(self._default.isChecked())


def _section(part: str, sentences: Iterable[str]) -> QWidget:
    section = QWidget()
    section.setObjectName(f"part_{part}")
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words.say(f"import.part-{part}"), strong=True))
    for sentence in sentences:
        column.addLayout(_item(sentence))
    return section


def _item(sentence: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(line(_BULLET, small=True, muted=True), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(readable_text(sentence), 1)
    return row
