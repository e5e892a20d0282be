"""What stands in the way: seen, spoken, and with ways to get help."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core import words
from desktop.ui.announce import announce
from desktop.ui.plight import Plight
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.details import Details

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.problems import Problem


class ProblemLine(Banner):
    """Hidden while nothing is wrong. `help_wanted` carries the plight, as far as this line knows it."""

    help_wanted = Signal(Plight)

    def __init__(self, *, offers_help: bool = True) -> None:
        super().__init__("problem", "problem")
        self._plight: Plight | None = None
        self._details = Details(offers_help=offers_help)
        self._details.help_wanted.connect(self._ask_for_help)
        self.below.addWidget(self._details)

    @property
    def last_in_tab_order(self) -> QWidget:
        """Return what Tab leaves this line by."""
        return self._details.copy

    def tell(self, problem: Problem | None) -> None:
        """Show and speak a problem; None takes it back. What is nobody's mistake looks like a note."""
        self._plight = Plight(problem, datetime.now(UTC)) if problem else None
        sentence = words.sentence(problem) if problem else ""
        self._details.tell(problem)
        if problem:
            self.look_like("note" if words.informs(problem.code) else "problem")
        self.say(sentence)
        if sentence:
            announce(self, sentence, urgent=True)

    def _ask_for_help(self) -> None:
        if self._plight:
            self.help_wanted.emit(self._plight)
