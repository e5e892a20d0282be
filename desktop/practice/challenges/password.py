"""PASSWORD and PASSWORD_SRP: a sign-in by choice that goes on with the password."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import Answers, ChallengeHandler, IssuedChallenge
from desktop.practice.challenges.password_check import require_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.attempt import Attempt
    from desktop.practice.operation_call import OperationCall

SUPPOSED_PUBLIC = "2"
"""Stands for a client's public value where nothing is really proven."""


def check_plain_password(call: OperationCall, attempt: Attempt, text: str) -> Attempt:
    """Check a password that was sent as it is."""
    kept = attempt.user.password
    require_password(call, attempt.user, right=kept is not None and kept.is_(text))
    return attempt.passed("PASSWORD")


class PasswordChallenge(ChallengeHandler[None]):
    """The password as it is."""

    name = "PASSWORD"

    def ask(self, _call: OperationCall, _attempt: Attempt) -> IssuedChallenge[None]:
        """Ask without parameters."""
        return IssuedChallenge({}, None)

    def answer(self, call: OperationCall, attempt: Attempt, _question: None, answers: Answers) -> Attempt:
        """Check the password."""
        return check_plain_password(call, attempt, answers.required("PASSWORD"))


class PasswordSrp(ChallengeHandler[None]):
    """The first half of a proof; the second is PASSWORD_VERIFIER."""

    name = "PASSWORD_SRP"

    def ask(self, _call: OperationCall, _attempt: Attempt) -> IssuedChallenge[None]:
        """Ask without parameters."""
        return IssuedChallenge({}, None)

    def answer(self, _call: OperationCall, attempt: Attempt, _question: None, answers: Answers) -> Attempt:
        """Take the public value."""
        return replace(attempt, srp_a=answers.required("SRP_A"))

    def possible_next(self, attempt: Attempt) -> Iterator[Attempt]:
        """Foresee that a proof begins."""
        yield replace(attempt, srp_a=SUPPOSED_PUBLIC)
