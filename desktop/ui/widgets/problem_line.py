"""What stands in the way: seen, spoken, and with details for whoever can help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import words
from desktop.ui.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.details import Details

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.problems import Problem


class ProblemLine(Banner):
    """Hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__("problem", "problem")
        self._details = Details()
        self.below.addWidget(self._details)

    @property
    def last_in_tab_order(self) -> QWidget:
        """Return what Tab leaves this line by."""
        return self._details.copy

    def tell(self, problem: Problem | None) -> None:
        """Show and speak a problem; None takes it back. What is nobody's mistake looks like a note."""
        sentence = words.sentence(problem) if problem else ""
        self._details.tell(problem)
        if problem:
            self.look_like("note" if words.informs(problem.code) else "problem")
        self.say(sentence)
        if sentence:
            announce(self, sentence, urgent=True)
