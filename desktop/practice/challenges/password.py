"""PASSWORD and PASSWORD_SRP: a sign-in by choice that goes on with the password."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.challenges.password_check import require_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

PLACEHOLDER_PUBLIC = "2"
"""Stands for a client's public value where nothing is really proven."""


def check_plain_password(call: OperationCall, attempt: SignInAttempt, text: str) -> SignInAttempt:
    """Check a password that was sent as it is."""
    kept = attempt.user.password
    require_password(call, attempt.user, right=kept is not None and kept.is_(text))
    return attempt.passed("PASSWORD")


class PasswordChallenge(ChallengeHandler[None]):
    """The password as it is."""

    name = "PASSWORD"

    def ask(self, _call: OperationCall, _attempt: SignInAttempt) -> IssuedChallenge[None]:
        """Ask without parameters."""
        return IssuedChallenge({}, None)

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Check the password."""
        return check_plain_password(call, attempt, answers.required("PASSWORD"))


class PasswordSrp(ChallengeHandler[None]):
    """The first half of a proof; the second is PASSWORD_VERIFIER."""

    name = "PASSWORD_SRP"

    def ask(self, _call: OperationCall, _attempt: SignInAttempt) -> IssuedChallenge[None]:
        """Ask without parameters."""
        return IssuedChallenge({}, None)

    def answer(
        self, _call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Take the public value."""
        return replace(attempt, srp_a=answers.required("SRP_A"))

    def possible_next(self, attempt: SignInAttempt) -> Iterator[SignInAttempt]:
        """Foresee that a proof begins."""
        yield replace(attempt, srp_a=PLACEHOLDER_PUBLIC)
