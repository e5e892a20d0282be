"""Setting up an authenticator app: first the phone is made ready, then the key is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core import words
from desktop.core.steps.factors import SetUpTotp
from desktop.ui.sign_in.pages.base import StepPage
from desktop.ui.widgets.authenticator_key import AuthenticatorKey
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

    from desktop.core.steps.base import Step
    from desktop.ui.widgets.mnemonics import Mnemonics


class SetUpTotpPage(StepPage):
    """Without a key there is nothing to type; with one, its picture and its text stand above the fields."""

    serves: ClassVar[tuple[type[Step], ...]] = (SetUpTotp,)

    @classmethod
    def continue_key(cls, step: Step) -> str:
        """Let the person say when the phone is ready; the key's time begins then."""
        return cls.go_on if isinstance(step, SetUpTotp) and step.secret else "phone-ready"

    def __init__(self, step: SetUpTotp, marks: Mnemonics) -> None:
        super().__init__(step, marks)
        if not step.secret:
            return
        before: list[QWidget] = [self._numbered(1), self._numbered(2)]
        before.append(AuthenticatorKey(step.secret, step.otpauth, marks))
        if step.replaces_key:
            before.append(label(words.key_replaced(), name="key_replaced", strong=True))
        before.append(self._numbered(3))
        self.column.setSpacing(11)  # so that all three are seen at once in the window's usual size
        for at, widget in enumerate(before):
            self.column.insertWidget(at, widget)

    @staticmethod
    def _numbered(number: int) -> QLabel:
        return label(window_text(f"app-step-{number}"), name=f"app_step_{number}", strong=True)
