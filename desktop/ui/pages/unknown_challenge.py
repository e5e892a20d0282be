"""A challenge this version does not know. The line under the title names it and says who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps import Step, UnknownChallenge
from desktop.ui.pages.base import Page
from desktop.ui.widgets.known import known_value

if TYPE_CHECKING:
    from desktop.ui.mnemonics import Mnemonics


class UnknownChallengePage(Page):
    """Nothing to type: the name, to be passed on to somebody who can help, and the way to begin again."""

    serves: ClassVar[tuple[type[Step], ...]] = (UnknownChallenge,)

    def __init__(self, step: UnknownChallenge, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        self.column.addWidget(known_value("asked-for", step.challenge))
