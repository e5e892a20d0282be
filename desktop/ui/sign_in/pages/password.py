"""The password once more, because a replay needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.opening import Password
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.captioned_value import captioned_value

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class PasswordPage(StepPage):
    """Shows whose password is asked for; the reason stands in the line under the title."""

    serves: ClassVar[tuple[type[Step], ...]] = (Password,)

    def __init__(self, step: Password, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        self.column.insertWidget(0, captioned_value("signing-in-as", step.username))
