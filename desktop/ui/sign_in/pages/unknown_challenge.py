"""Dead ends. The line under the title says what is asked, and who can help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from desktop.core.steps.pool_defined import NoWayOn, UnknownChallenge
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.captioned_value import captioned_value
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class UnknownChallengePage(StepPage):
    """Nothing to type: what can be passed on to somebody who can help, and the way to begin again."""

    serves: ClassVar[tuple[type[Step], ...]] = (UnknownChallenge, NoWayOn)

    def __init__(self, step: UnknownChallenge | NoWayOn, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        if isinstance(step, UnknownChallenge):
            self.column.addWidget(captioned_value("asked-for", step.challenge))
        text = window_text("get-help")
        get_help = button("get_help", marks.mark(text), look="link")
        get_help.setAccessibleName(text)
        get_help.clicked.connect(lambda: self.stuck.emit(step.name))
        self.column.addWidget(get_help, alignment=Qt.AlignmentFlag.AlignLeft)
