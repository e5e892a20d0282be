"""A question of the pool's own triggers, in the pool's words, shown as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core import words
from desktop.core.steps.pool_defined import Custom
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class CustomPage(StepPage):
    """One field; below it how many tries are left, where the pool tells."""

    serves: ClassVar[tuple[type[Step], ...]] = (Custom,)

    def __init__(self, step: Custom, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        if step.attempts_left is not None:
            text = words.say("window.attempts-left", n=step.attempts_left)
            self.column.addWidget(label(text, name="attempts_left", muted=True, small=True))
