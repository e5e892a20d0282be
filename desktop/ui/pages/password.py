"""The password once more, because a replay needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.opening import Password
from desktop.ui.pages.base import Page
from desktop.ui.widgets.known import known_value

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.mnemonics import Mnemonics


class PasswordPage(Page):
    """Shows whose password is asked for; the reason stands in the line under the title."""

    serves: ClassVar[tuple[type[Step], ...]] = (Password,)

    def __init__(self, step: Password, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        self.column.insertWidget(0, known_value("signing-in-as", step.username))
