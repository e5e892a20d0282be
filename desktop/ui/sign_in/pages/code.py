"""A code: by e-mail, by text message, or of an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.steps.codes import EmailCode, SmsCode, TotpCode
from desktop.ui.sign_in.pages.base import StepPage

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class CodePage(StepPage):
    """One field, of no fixed length, that takes whatever is pasted; the conversation cleans it."""

    serves: ClassVar[tuple[type[Step], ...]] = (EmailCode, SmsCode, TotpCode)
