"""A password of one's own, held against the pool's rules while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.account import ResetPassword, SignUp
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.own_account import ChangePassword
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.password_rules import PasswordRules
from desktop.ui.widgets.text_entry import TextEntry

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class NewPasswordPage(StepPage):
    """No second field to type it again, as it can be shown. The rules hold nobody back: the pool decides."""

    serves: ClassVar[tuple[type[Step], ...]] = (NewPassword, ResetPassword, SignUp, ChangePassword)

    def __init__(self, step: NewPassword | ResetPassword | SignUp | ChangePassword, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        self._rules = PasswordRules(step.policy)
        self._password = next(entry for entry in self.entries if entry.field.name == "new_password")
        self.column.insertWidget(self.entries.index(self._password) + 1, self._rules)
        self._password.changed.connect(self._check)
        self._check()

    def show_problem(self) -> None:
        """Turn the rules red that a refused password breaks."""
        super().show_problem()
        self._rules.blame(self.entry_at_fault() is self._password)

    def _check(self) -> None:
        self._rules.check(self._password.value())
        if isinstance(self._password, TextEntry):
            self._password.say_rules(self._rules.in_words)
