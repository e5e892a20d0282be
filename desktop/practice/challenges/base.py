"""What every challenge of the pool is: how it is asked and how it is answered, in one place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from desktop.practice.errors import missing_parameter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt

Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """The parameters of a flow or the responses to a challenge."""

    values: Mapping[str, str] = field(repr=False)

    def get(self, name: str) -> str | None:
        """Return a value that may be left out."""
        return self.values.get(name)

    def required(self, name: str) -> str:
        """Return a value that must be there."""
        value = self.values.get(name)
        if not value:
            raise missing_parameter(name)
        return value


@dataclass(frozen=True, slots=True)
class IssuedChallenge(Generic[Question]):
    """What the client is told, what the server keeps, and the ticket if it is not a session."""

    parameters: dict[str, str]
    question: Question = field(repr=False)
    ticket: str | None = field(default=None, repr=False)
    available: tuple[str, ...] = ()


class ChallengeHandler(ABC, Generic[Question]):
    """One challenge; its `name` is the service's."""

    name: ClassVar[str]

    @abstractmethod
    def ask(self, call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[Question]:
        """Prepare the question and send what has to be sent."""

    @abstractmethod
    def answer(
        self, call: OperationCall, attempt: SignInAttempt, question: Question, answers: GivenAnswers
    ) -> SignInAttempt:
        """Return the sign-in after a right answer, or raise what a wrong one gets."""

    def is_due(self, _attempt: SignInAttempt) -> bool:
        """Say whether this is to be asked now, of somebody who has shown a first factor.

        Most challenges leave that to `plan`, which knows the order of the factors.
        """
        return False

    def possible_next(self, attempt: SignInAttempt) -> Iterable[SignInAttempt]:
        """Return the ways in which a sign-in may go on from here, without doing anything."""
        return (attempt.passed(self.name),)


AnyChallengeHandler = ChallengeHandler[Any]
