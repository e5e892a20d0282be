"""SELECT_CHALLENGE: how a sign-in by choice goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.challenges.password import check_plain_password
from desktop.practice.errors import invalid_parameter
from desktop.practice.usable_factors import first_factors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt


def choose(call: OperationCall, attempt: SignInAttempt, method: str, given: GivenAnswers) -> SignInAttempt:
    """Go on with a first factor, and take what was already sent for it."""
    chosen = replace(attempt, method=method)
    password = given.get("PASSWORD")
    if method == "PASSWORD" and password:
        return check_plain_password(call, chosen, password)
    return replace(chosen, srp_a=given.get("SRP_A")) if method == "PASSWORD_SRP" else chosen


class SelectChallenge(ChallengeHandler[None]):
    """The choices are beside the parameters, which are empty."""

    name = "SELECT_CHALLENGE"

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[None]:
        """List the first factors."""
        return IssuedChallenge({}, None, available=tuple(first_factors(attempt)))

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, _question: None, answers: GivenAnswers
    ) -> SignInAttempt:
        """Take the choice."""
        method = answers.required("ANSWER")
        if method not in first_factors(attempt):
            raise invalid_parameter("Invalid challenge selected.")
        return choose(call, attempt, method, answers)

    def possible_next(self, attempt: SignInAttempt) -> Iterator[SignInAttempt]:
        """Foresee every choice."""
        for method in first_factors(attempt):
            yield replace(attempt, method=method)
