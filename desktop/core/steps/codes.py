"""The steps that ask for a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.steps.base import Field, Step

TOTP_DIGITS = 6
"""The digits of an authenticator app's codes; botocore's model takes no other number."""


@dataclass(frozen=True, slots=True)
class EmailCode(Step):
    """A code that was sent by e-mail. `destination` is masked by the pool."""

    name: ClassVar[str] = "email-code"
    destination: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code, of whatever length the pool chose."""
        return (Field("code", "code", digits=0),)


@dataclass(frozen=True, slots=True)
class SmsCode(Step):
    """A code that was sent as a text message. `destination` is masked by the pool."""

    name: ClassVar[str] = "sms-code"
    destination: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code, of whatever length the pool chose."""
        return (Field("code", "code", digits=0),)


@dataclass(frozen=True, slots=True)
class TotpCode(Step):
    """A code of an authenticator app. `device` is what the person called it when it was set up."""

    name: ClassVar[str] = "totp-code"
    device: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code."""
        return (Field("code", "code", digits=TOTP_DIGITS),)
