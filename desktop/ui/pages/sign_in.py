"""What opens a conversation: the name, with the password where the flow wants it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from desktop.core.steps import ForgotPassword, Identify, SignIn, Step
from desktop.ui.pages.base import Page
from desktop.ui.widgets.buttons import button, spoken

if TYPE_CHECKING:
    from desktop.ui.mnemonics import Mnemonics


class SignInPage(Page):
    """The first page; the name is filled in where it is known."""

    serves: ClassVar[tuple[type[Step], ...]] = (SignIn, Identify)
    go_on: ClassVar[str] = "sign-in"

    def __init__(self, step: SignIn | Identify, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        text = spoken("forgot-password")
        forgotten = button("forgot_password", marks.mark(text), look="link")
        forgotten.setAccessibleName(text)
        forgotten.clicked.connect(lambda: self.elsewhere.emit(ForgotPassword(self._typed_name())))
        self.column.addWidget(forgotten, alignment=Qt.AlignmentFlag.AlignLeft)

    def stays_for(self, step: Step) -> bool:
        """Stay as long as the name that was typed is the one that is asked with again."""
        if not isinstance(step, SignIn | Identify) or type(step) is not type(self.step):
            return False
        return step.username in {"", self._typed_name()}

    def _typed_name(self) -> str:
        return self.entries[0].value().strip()
