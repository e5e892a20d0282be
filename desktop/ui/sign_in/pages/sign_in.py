"""What opens a conversation: the name, with the password where the flow wants it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from desktop.core.steps.opening import BrowserSignIn, Identify, SignIn
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class SignInPage(StepPage):
    """The first page; the name is filled in where it is known."""

    serves: ClassVar[tuple[type[Step], ...]] = (SignIn, Identify)
    go_on: ClassVar[str] = "sign-in"

    def __init__(self, step: SignIn | Identify, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        forgotten = self._link("forgot-password", marks)
        forgotten.clicked.connect(self._go_to_forgotten)
        self._for_admins = self._link("for-admins", marks)
        self._for_admins.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        self._for_admins.clicked.connect(self.admin)

    def offer(self, way: Step, marks: Mnemonics) -> None:
        """Show the way to another first step; its link is called after it."""
        self._link(way.name, marks).clicked.connect(lambda: self.elsewhere.emit(self._with_name(way)))
        self.column.addWidget(self._for_admins)  # comes last again

    def _link(self, key: str, marks: Mnemonics) -> QPushButton:
        text = window_text(key)
        link = button(key.replace("-", "_"), marks.mark(text), look="link")
        link.setAccessibleName(text)
        self.column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        return link

    def stays_for(self, step: Step) -> bool:
        """Stay as long as the name that was typed is the one that is asked with again."""
        if not isinstance(step, SignIn | Identify) or type(step) is not type(self.step):
            return False
        return step.username in {"", self._typed_name()}

    def _go_to_forgotten(self) -> None:
        from desktop.core.steps.account import ForgotPassword  # noqa: PLC0415 - the first page does not wait

        self.elsewhere.emit(ForgotPassword(self._typed_name()))

    def _with_name(self, way: Step) -> Step:
        return BrowserSignIn(self._typed_name()) if isinstance(way, BrowserSignIn) else way

    def _typed_name(self) -> str:
        return self.entries[0].value().strip()
