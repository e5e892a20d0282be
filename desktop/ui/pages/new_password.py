"""A password of one's own, held against the pool's rules while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit

from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.new_password import NewPassword
from desktop.ui.pages.base import Page
from desktop.ui.widgets.rules import Rules

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.mnemonics import Mnemonics


class NewPasswordPage(Page):
    """No second field to type it again, as it can be shown. The rules hold nobody back: the pool decides."""

    serves: ClassVar[tuple[type[Step], ...]] = (NewPassword, ResetPassword, SignUp)

    def __init__(self, step: NewPassword | ResetPassword | SignUp, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        rules = Rules(step.policy)
        for password in self.findChildren(QLineEdit, "new_password"):
            password.textChanged.connect(rules.check)
        below = [entry.field.name for entry in self.entries].index("new_password") + 1
        self.column.insertWidget(below, rules)
