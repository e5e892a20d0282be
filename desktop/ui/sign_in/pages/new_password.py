"""A password of one's own, held against the pool's rules while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit

from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.own_account import ChangePassword
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.password_rules import PasswordRules

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class NewPasswordPage(StepPage):
    """No second field to type it again, as it can be shown. The rules hold nobody back: the pool decides."""

    serves: ClassVar[tuple[type[Step], ...]] = (NewPassword, ResetPassword, SignUp, ChangePassword)

    def __init__(self, step: NewPassword | ResetPassword | SignUp | ChangePassword, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        rules = PasswordRules(step.policy)
        for password in self.findChildren(QLineEdit, "new_password"):
            password.textChanged.connect(rules.check)
        below = [entry.field.name for entry in self.entries].index("new_password") + 1
        self.column.insertWidget(below, rules)
