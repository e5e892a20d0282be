"""CUSTOM_CHALLENGE: a question that the pool's triggers make up and judge."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.sign_in_attempt import ChallengeResult
from desktop.practice.triggers.run import create, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt


@dataclass(frozen=True, slots=True)
class CustomQuestion:
    """What the triggers keep to themselves: the private parameters and a note about the question."""

    private: Mapping[str, str] = field(repr=False)
    metadata: str | None = None


class CustomChallenge(ChallengeHandler[CustomQuestion]):
    """A wrong answer is no error: the triggers decide what it leads to."""

    name = "CUSTOM_CHALLENGE"

    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[CustomQuestion]:
        """Have the question made; after a proven password it does not name the user."""
        made = create(call, attempt)
        names = {} if attempt.password_proven else {"USERNAME": attempt.user.username}
        return IssuedChallenge(made.public | names, CustomQuestion(made.private, made.metadata))

    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: CustomQuestion, answers: GivenAnswers
    ) -> SignInAttempt:
        """Have the answer judged, and remember it either way."""
        right = verify(call, attempt, question.private, answers.required("ANSWER"))
        result = ChallengeResult(self.name, right, question.metadata)
        return replace(attempt, results=(*attempt.results, result))
