"""What stands in the way: seen, spoken, and with ways to get help."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core import words
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.help_context import HelpContext
from desktop.ui.widgets.problem_details import ProblemDetails
from desktop.ui.widgets.remaining_time import RemainingTime
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.core.notices.notice import Problem
    from desktop.ui.widgets.field_entry import FieldEntry


class ProblemLine(Banner):
    """Says a problem here where it has no field, else at its field, with all ways to get help.

    Hidden while nothing is wrong, or while it is said at a field. `help_wanted` carries the context, as far
    as this line knows it.

    `change_wanted` carries the problem whose cause the person wants to change.
    """

    help_wanted = Signal(HelpContext)
    change_wanted = Signal(object)

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, *, offers_help: bool = True) -> None:
        super().__init__("problem", "problem")
        self._context: HelpContext | None = None
        self._problem: Problem | None = None
        self._at: FieldEntry | None = None
        self._remaining = RemainingTime(self, monotonic)
        self._remaining.changed.connect(self._show_time_left)
        self._details = ProblemDetails(offers_help=offers_help)
        self._details.help_wanted.connect(self._ask_for_help)
        self._details.change_wanted.connect(lambda: self.change_wanted.emit(self._problem))
        self.below.addWidget(self._details)

    @property
    def last_in_tab_order(self) -> QWidget:
        """Return what Tab leaves this line by."""
        return self._details.copy

    def tell(self, problem: Problem | None, change: str = "", *, at: FieldEntry | None = None) -> None:
        """Show and speak a problem, `at` the entry that it is about; None takes it back.

        What only informs looks like a note.

        A time in it runs down in what is seen; it is spoken once. `change` is the text of a button to where
        its cause is changed; it is spoken, too.
        """
        self._problem = problem
        self._context = HelpContext(problem, datetime.now(UTC)) if problem else None
        sentence = words.sentence(problem) if problem else ""
        self._go_to(at)
        self._details.tell(problem, change)
        if problem:
            self.look_like("note" if words.informs(problem.code) else "problem")
        self._put(sentence)
        if sentence:
            announce(at or self, f"{sentence} {change}".strip(), urgent=True)
        self._remaining.run_for(
            float(problem.values["seconds"]) if problem and "seconds" in problem.values else None
        )

    def _go_to(self, at: FieldEntry | None) -> None:
        """Take the details to another place; the one before is right again."""
        if at is self._at:
            return
        if self._at is not None:
            self._at.mark("")
        self._at = at
        if at is None:
            self.below.addWidget(self._details)
        else:
            at.hold(self._details)

    def _put(self, sentence: str) -> None:
        self.say("" if self._at else sentence)
        if self._at is not None:
            self._at.mark(sentence)

    def _ask_for_help(self) -> None:
        if self._context:
            self.help_wanted.emit(self._context)

    def _show_time_left(self, left: int) -> None:
        if self._problem is None:
            return
        running = replace(self._problem, values={**self._problem.values, "seconds": left})
        self._put(words.sentence(running) if left else window_text("try-now"))
