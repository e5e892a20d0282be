"""SELECT_CHALLENGE: how a sign-in by choice goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import Answers, Asked, Challenge
from desktop.practice.challenges.password import show_password
from desktop.practice.errors import invalid_parameter
from desktop.practice.factors import first_factors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.attempt import Attempt
    from desktop.practice.call import Call


def choose(call: Call, attempt: Attempt, method: str, given: Answers) -> Attempt:
    """Go on with a first factor, and take what was already sent for it."""
    chosen = replace(attempt, method=method)
    password = given.get("PASSWORD")
    if method == "PASSWORD" and password:
        return show_password(call, chosen, password)
    return replace(chosen, srp_a=given.get("SRP_A")) if method == "PASSWORD_SRP" else chosen


class SelectChallenge(Challenge[None]):
    """The choices are beside the parameters, which are empty."""

    name = "SELECT_CHALLENGE"

    def ask(self, _call: Call, attempt: Attempt) -> Asked[None]:
        """List the first factors."""
        return Asked({}, None, available=tuple(first_factors(attempt)))

    def answer(self, call: Call, attempt: Attempt, _question: None, answers: Answers) -> Attempt:
        """Take the choice."""
        method = answers.required("ANSWER")
        if method not in first_factors(attempt):
            raise invalid_parameter("Invalid challenge selected.")
        return choose(call, attempt, method, answers)

    def foreseen(self, attempt: Attempt) -> Iterator[Attempt]:
        """Foresee every choice."""
        for method in first_factors(attempt):
            yield replace(attempt, method=method)
