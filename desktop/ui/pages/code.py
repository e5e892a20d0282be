"""A code: by e-mail, by text message, or of an authenticator app."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.steps import EmailCode, SmsCode, Step, TotpCode
from desktop.ui.pages.base import Page


class CodePage(Page):
    """One field, of no fixed length, that takes whatever is pasted; the conversation cleans it."""

    serves: ClassVar[tuple[type[Step], ...]] = (EmailCode, SmsCode, TotpCode)
