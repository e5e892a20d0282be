"""What stands between header and footer: the title of a step, what is to be said, and its page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core import words
from desktop.ui.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.countdown import Countdown
from desktop.ui.widgets.details import Details
from desktop.ui.widgets.resend import Resend
from desktop.ui.widgets.texts import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.problems import Notice, Problem
    from desktop.ui.pages.base import Page

_WIDEST = 520


class Body(QScrollArea):
    """Scrolls where the screen is small; the column never grows wider than reads well."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._title = label(name="title")
        self._intro = label(name="intro")
        self._problem = Banner("problem", "problem")
        self._details = Details()
        self._problem.below.addWidget(self._details)
        self._note = Banner("note", "note")
        self._notes: list[str] = []
        self.resend = Resend(monotonic)
        self.countdown = Countdown(monotonic)
        self._page: Page | None = None
        self._slot = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._intro)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(self._note)
        column.addLayout(self._slot)
        column.addWidget(self.resend)
        column.addStretch(1)
        column.addWidget(self.countdown)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        inside.setLayout(column)
        content = QWidget()
        content.setObjectName("content")
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 22, 24, 16)
        row.addWidget(inside)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page

    def put(self, page: Page) -> None:
        """Throw the old page away and show another one, with what its step asks."""
        if self._page is not None:
            self._page.forget_secrets()
            self._page.hide()
            self._slot.removeWidget(self._page)
            self._page.deleteLater()
        self._page = page
        self._title.setText(words.step_title(page.step.name))
        intro = words.step_intro(page.step)
        self._intro.setText(intro)
        self._intro.setVisible(bool(intro))
        self._slot.addWidget(page)
        page.show()
        self.verticalScrollBar().setValue(0)

    def tell_problem(self, problem: Problem | None) -> None:
        """Show, speak and describe what stands in the way; None takes it back."""
        sentence = words.sentence(problem) if problem else ""
        self._details.tell(problem)
        self._problem.say(sentence)
        if sentence:
            self.ensureWidgetVisible(self._problem)
            announce(self._problem, sentence, urgent=True)

    def tell_note(self, notice: Notice) -> None:
        """Add a note to those that belong to this moment."""
        sentence = words.sentence(notice)
        self._notes.append(sentence)
        self._note.say("\n".join(dict.fromkeys(self._notes)))
        announce(self._note, sentence)

    def clear_notes(self) -> None:
        """Take back what was said for the moment that is over."""
        self._notes.clear()
        self._note.say("")
