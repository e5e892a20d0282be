"""Codes that the pool sends: EMAIL_OTP, SMS_MFA and SMS_OTP, after a password or in place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.memory import Replay
from desktop.core.cognito.reply_values import shown_text
from desktop.core.steps.codes import EmailCode, SmsCode

if TYPE_CHECKING:
    from desktop.core.steps.base import Step


class SentCodeEntry(ChallengeEntry):
    """Any length of code is sent as it is: the server decides. A code is never sent twice."""

    replay: ClassVar[Replay] = Replay.NEVER
    sends_code: ClassVar[bool] = True
    is_pools_mfa: ClassVar[bool] = True
    may_be_gone: ClassVar[bool] = True
    parameter: ClassVar[str]

    def read(self, context: EntryContext) -> Step:
        """Return the page with the masked address or number."""
        return self._page(shown_text(context.challenge.parameters.get("CODE_DELIVERY_DESTINATION")))

    def answer(self, context: EntryContext) -> Calls:
        """Send the code."""
        return (yield context.respond(self.name, {self.parameter: context.answers["code"]}))

    def _page(self, destination: str) -> Step:
        raise NotImplementedError


class EmailCodeEntry(SentCodeEntry):
    """EMAIL_OTP."""

    challenge: ClassVar[str | None] = "EMAIL_OTP"
    step: ClassVar[type[Step]] = EmailCode
    parameter: ClassVar[str] = "EMAIL_OTP_CODE"

    def _page(self, destination: str) -> Step:
        return EmailCode(destination)


class SmsMfaEntry(SentCodeEntry):
    """SMS_MFA: a text message after the password."""

    challenge: ClassVar[str | None] = "SMS_MFA"
    step: ClassVar[type[Step]] = SmsCode
    parameter: ClassVar[str] = "SMS_MFA_CODE"

    def _page(self, destination: str) -> Step:
        return SmsCode(destination)


class SmsOtpEntry(SmsMfaEntry):
    """SMS_OTP: a text message in place of the password."""

    challenge: ClassVar[str | None] = "SMS_OTP"
    parameter: ClassVar[str] = "SMS_OTP_CODE"
