"""A screen that is one form: a title, an introduction, its content, and buttons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.page_title import PageTitle
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton

    from desktop.core.notices.notice import Notice, Problem
    from desktop.ui.widgets.field_entry import FieldEntry


class FormScreen(Screen):
    """`column` takes the content; `add_button` fills the row below it."""

    def __init__(self, title: str, intro: str, *, offers_help: bool = True) -> None:
        super().__init__()
        self.title = title
        self.marks = Mnemonics()
        self.problem = ProblemLine(offers_help=offers_help)
        self.problem.help_wanted.connect(self.help_wanted)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._at_start = 0
        self._lay_out(intro)

    def _lay_out(self, intro: str) -> None:
        head = self.head = PageTitle()
        scroller = self._scroller = Scroller()
        scroller.column.addWidget(head)
        scroller.column.addWidget(self.problem)
        scroller.column.addLayout(self.column)
        scroller.column.addStretch(1)
        head.say(self.title, intro)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroller, 1)
        column.addWidget(_strip(self._buttons))

    def add_button(self, made: QPushButton, text: str, *, at_end: bool = False) -> QPushButton:
        """Name a button with a letter of its own, and put it below at the start of the row or at its end."""
        made.setText(self.marks.mark(text))
        made.setAccessibleName(text)
        if at_end:
            self._buttons.addWidget(made)
        else:
            self._buttons.insertWidget(self._at_start, made)
            self._at_start += 1
        return made

    def tell_notes(self, notices: Iterable[Notice]) -> None:
        """Show notices above the content; without any the banner stays hidden."""
        banner = Banner("note", "note")
        self.column.insertWidget(0, banner)
        banner.say("\n".join(map(words.sentence, notices)))

    def tell_at(self, problem: Problem | None, entry: FieldEntry | None) -> None:
        """Say what is wrong at its entry and go there; above the content where it has none."""
        self.problem.tell(problem, at=entry)
        if entry is not None:
            entry.take_focus(select=True)
            self.reveal(entry)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget, once what was unfolded has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))

    def _scroll_to(self, widget: QWidget) -> None:
        self._scroller.ensureWidgetVisible(widget)
        self._scroller.horizontalScrollBar().setValue(0)  # where letters are large, lines begin in sight

    def take_focus(self) -> None:
        """Name the window, say where the person is, and go to the first thing that can be used."""
        self.titled.emit(self.title)
        announce(self, self.title)
        self.focusNextChild()


def _strip(buttons: QHBoxLayout) -> QWidget:
    strip = QWidget()
    strip.setObjectName("footer")
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    buttons.setContentsMargins(24, 14, 24, 14)
    buttons.setSpacing(10)
    strip.setLayout(buttons)
    return strip
