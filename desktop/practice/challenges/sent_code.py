"""EMAIL_OTP, SMS_MFA and SMS_OTP: a code that was sent has to be typed."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.delivery import ATTRIBUTES, code_parameters, numeric_code, send_code
from desktop.practice.errors import wrong_code
from desktop.practice.state.inbox import Medium
from desktop.practice.usable_factors import first_factors

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.user import User

_MFA_DIGITS = 6
_FIRST_FACTOR_DIGITS = 8


@dataclass(frozen=True, slots=True)
class SentCode:
    """The code that was sent; as a first factor it is longer and locks nobody out."""

    code: str = field(repr=False)
    first_factor: bool


class CodeChallenge(ChallengeHandler[SentCode]):
    """A challenge whose code lives as long as its session."""

    medium: Medium

    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[SentCode]:
        """Send a new code."""
        first = not attempt.password_proven
        sent = SentCode(numeric_code(_FIRST_FACTOR_DIGITS if first else _MFA_DIGITS), first)
        to = attempt.setup_email or attempt.user.attributes[ATTRIBUTES[self.medium]]
        send_code(call, attempt.user, self.medium, to, sent.code)
        names = {} if first else {"USER_ID_FOR_SRP": attempt.user.username}
        open_ = tuple(first_factors(attempt)) if first else ()
        return IssuedChallenge(code_parameters(self.medium, to) | names, sent, available=open_)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: SentCode, answers: GivenAnswers
    ) -> SignInAttempt:
        """Compare the code with the one of this very session."""
        given = answers.required(f"{self.name}_CODE")
        right = hmac.compare_digest(given.encode(), question.code.encode())
        if question.first_factor:
            if not right:
                raise wrong_code()
        else:
            count_code(call, attempt, right=right)
        if attempt.setup_email is not None:
            _keep_address(attempt.user, attempt.setup_email)
        return attempt.passed(self.name)


def _keep_address(user: User, email: str) -> None:
    """Make an address that was proven the user's own, and a factor."""
    user.attributes |= {"email": email, "email_verified": "true"}
    if "EMAIL_OTP" not in user.factors.enabled:
        user.factors.enabled.append("EMAIL_OTP")


def count_code(call: OperationCall, attempt: SignInAttempt, *, right: bool) -> None:
    """Count the code of a second factor, and refuse a wrong one or any during a lock."""
    lockout = attempt.user.lockout
    lockout.check(call.now)
    if not right:
        lockout.code_failed(call.now)
        raise wrong_code()
    lockout.code_passed()


class EmailOtp(CodeChallenge):
    """A code by e-mail, as a first or a second factor."""

    name = "EMAIL_OTP"
    medium = Medium.EMAIL


class SmsMfa(CodeChallenge):
    """A code by text message, as a second factor."""

    name = "SMS_MFA"
    medium = Medium.SMS


class SmsOtp(CodeChallenge):
    """A code by text message, as a first factor."""

    name = "SMS_OTP"
    medium = Medium.SMS
