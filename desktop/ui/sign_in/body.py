"""What stands between header and footer: the title of a step, what is to be said, and its page."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.core import words
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.help_context import HelpContext
from desktop.ui.widgets.lost_factor_link import LostFactorLink
from desktop.ui.widgets.page_title import PageTitle
from desktop.ui.widgets.problem_line import ProblemLine
from desktop.ui.widgets.resend import Resend
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.slot import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.notices.notice import Notice, Problem
    from desktop.ui.sign_in.pages.base import StepPage


_AROUND_ENTRY = 12
"""Pixels above and below an entry that are brought into view with it."""


class Body(Scroller):
    """Holds the page of the moment; a page that is over is thrown away with its secrets."""

    help_wanted = Signal(HelpContext)
    change_wanted = Signal(object)

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._head = PageTitle()
        self._problem = ProblemLine(monotonic)
        self._problem.help_wanted.connect(self.help_wanted)
        self._problem.change_wanted.connect(self.change_wanted)
        self._note = Banner("note", "note")
        self._notes: list[Notice] = []
        self.resend = Resend(monotonic)
        self.other_way = LostFactorLink()
        self._page: StepPage | None = None
        self._slot = Slot()
        self.column.addWidget(self._head)
        self.column.addWidget(self._problem)
        self.column.addWidget(self._note)
        self.column.addWidget(self._slot)
        self.column.addWidget(self.resend)
        self.column.addWidget(self.other_way)
        self.column.addStretch(1)

    @property
    def page(self) -> StepPage | None:
        """Return the page that is shown."""
        return self._page

    def put(self, page: StepPage) -> None:
        """Throw the old page away and show another one, with what its step asks."""
        if self._page is not None:
            self._page.forget_secrets()
            self._problem.tell(None)
        self._page = page
        self._head.say(words.step_title(page.step.name), words.step_intro(page.step))
        self._slot.put(page)
        self._put_tab_order(page)
        self.verticalScrollBar().setValue(0)

    def _put_tab_order(self, page: StepPage) -> None:
        """Let Tab go from the problem through the page to what comes after it, as the eye does."""
        here = [each for each in page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        before = self._problem.last_in_tab_order
        order = here if before in here else [before, *here]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def tell_problem(self, problem: Problem | None, change: str = "") -> None:
        """Say what stands in the way at its field, else above the page; None takes it back.

        `change` is the text of the button to where its cause is changed, empty where that is not here.
        """
        at = self._page.entry_at_fault() if self._page else None
        self._problem.tell(problem, change, at=at)
        if self._page is not None:
            self._put_tab_order(self._page)
        if problem and at is None:
            self.ensureWidgetVisible(self._problem)

    def take_back_what_was_missing(self) -> None:
        """Take back that a field was empty, once something is typed."""
        if self._page and self._page.problem and self._page.problem.code == "field-required":
            self._page.problem = None
            self.tell_problem(None)

    def take_focus(self) -> None:
        """Go to what needs the person on the page, and bring it into view where the screen is small."""
        if self._page is None:
            return
        self._page.take_focus()
        field = self._page.focusWidget()
        if field is not None:  # only when what was just said has its place can anything be scrolled to
            QTimer.singleShot(0, field, lambda: self._scroll_to(field))

    def _scroll_to(self, field: QWidget) -> None:
        """Bring a field into view with its label and what is said below it; the field itself at any rate."""
        entries = self._page.entries if self._page else ()
        entry = next((each for each in entries if each.isAncestorOf(field)), field)
        self.ensureWidgetVisible(entry, 0, _AROUND_ENTRY)
        self.ensureWidgetVisible(field, 0, _AROUND_ENTRY)

    def tell_note(self, notice: Notice) -> None:
        """Add a note to those that belong to this moment."""
        sentence = words.sentence(notice)
        self._notes.append(notice)
        self._say_notes()
        announce(self._note, sentence)

    def clear_notes(self) -> None:
        """Take back what was said for the moment that is over."""
        self._notes.clear()
        self._say_notes()

    def end_passing_notes(self) -> None:
        """Take back what was said for the time of a call."""
        self._notes = [notice for notice in self._notes if not notice.passing]
        self._say_notes()

    def _say_notes(self) -> None:
        self._note.say("\n".join(dict.fromkeys(map(words.sentence, self._notes))))
