"""A question of the pool's own triggers, in the pool's words, shown as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core import words
from desktop.core.steps.pools_own import Custom
from desktop.ui.pages.base import Page
from desktop.ui.widgets.texts import label

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.mnemonics import Mnemonics


class CustomPage(Page):
    """One field; below it how many tries are left, where the pool tells."""

    serves: ClassVar[tuple[type[Step], ...]] = (Custom,)

    def __init__(self, step: Custom, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        if step.attempts_left is not None:
            text = words.say("window.attempts-left", n=step.attempts_left)
            self.column.addWidget(label(text, name="attempts_left", muted=True, small=True))
