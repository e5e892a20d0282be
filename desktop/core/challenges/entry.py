"""What an entry of the challenge table is.

An entry holds both directions of one challenge: how the pool's reply becomes a step, and how an answer
becomes calls. Answers are generators: they yield a call, get its result sent back, and return the last
result, so that an entry has no input or output of its own and one exchange serves every front end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from desktop.core.challenges.memory import AcceptedAnswer, Answers, ConversationMemory, Question, Replay
from desktop.core.challenges.plain_password import password_answers
from desktop.core.cognito.calls import Call, RespondToAuthChallenge
from desktop.core.cognito.replies import Challenge, Result
from desktop.core.notices.notice import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.challenges.memory import Candidate
    from desktop.core.cognito.calls import Parameters
    from desktop.core.cognito.known_device import Device
    from desktop.core.cognito.srp import SrpClient
    from desktop.core.secret import Secret
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.steps.base import Step

Calls: TypeAlias = Generator[Call, Result, Result]
_NOTHING_ASKED = Challenge("")


def _no_clock() -> datetime:
    return datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class EntryContext:
    """All that an entry may look at, and what the calls of one answer leave for the silent ones after them.

    `challenge` is what the pool asks, empty where nothing is asked; `step` and `question` are what the person
    answered by `answers`, which are empty where the answer is no longer known. `now` gives the pool's time.
    `device` is this computer as the pool knows it. `password` and `srp` live only as long as one answer.
    `answer_taken`: the pool took the answers, and what it asks since is about something else.
    """

    settings: SignInSettings
    memory: ConversationMemory
    challenge: Challenge = _NOTHING_ASKED
    step: Step | None = None
    question: Question | None = None
    answers: Answers = field(default_factory=dict, repr=False)
    now: Callable[[], datetime] = _no_clock
    device: Device | None = None
    password: Secret | None = None
    srp: SrpClient | None = None
    answer_taken: bool = False

    def respond(
        self, name: str, responses: Parameters, *, sets_password: bool = False, of_device: bool = False
    ) -> RespondToAuthChallenge:
        """Return the answer to a challenge, under the name Cognito knows the person by."""
        named: Parameters = {"USERNAME": self.memory.working_name, **responses}
        return RespondToAuthChallenge(name, named, self.settings.metadata, sets_password, of_device)


class TableEntry(ABC):
    """One challenge, by Cognito's name; None for a step that begins a conversation."""

    challenge: ClassVar[str | None]

    @property
    def name(self) -> str:
        """Return the challenge's name, for an entry that has one."""
        if self.challenge is None:
            raise AttributeError("a step that begins answers no challenge")
        return self.challenge


class SilentEntry(TableEntry):
    """A challenge that Stile answers by itself.

    `proves_answer`: it is the second half of the answer before it, which is not taken until this is.
    """

    proves_answer: ClassVar[bool] = False

    @abstractmethod
    def respond(self, context: EntryContext) -> Calls:
        """Return the calls that answer the context's challenge without asking the person."""


class StepEntry(TableEntry):
    """A step that a person answers.

    `milestone`: the step's name in the journey bar, its own name if None. `begins`: it begins a conversation.
    `leads_on`: there is an answer; without one, Continue starts the sign-in again. `sends_code`: the pool
    sends a message when it asks this. `is_choice`: Back may lead here without a new message.
    `is_pools_mfa`: a second factor that the pool asks by itself, not by its triggers. `needs_ticket`: the
    answer goes with the session of its challenge. `by_key`: the answer is what the person's security key
    signs. `by_browser`: it is what a browser brings back. `may_be_gone`: it takes something that a person can
    lose, a phone, a key or a mailbox.
    `after_unknown`: the challenge to ask when no reply to an answer came, None for a replay.
    `when_not_done`: the challenge to ask when a sign-in shows that the answer never arrived.
    """

    step: ClassVar[type[Step]]
    replay: ClassVar[Replay]
    milestone: ClassVar[str | None] = None
    begins: ClassVar[bool] = False
    leads_on: ClassVar[bool] = True
    sends_code: ClassVar[bool] = False
    is_choice: ClassVar[bool] = False
    is_pools_mfa: ClassVar[bool] = False
    needs_ticket: ClassVar[bool] = True
    by_key: ClassVar[bool] = False
    by_browser: ClassVar[bool] = False
    may_be_gone: ClassVar[bool] = False
    after_unknown: ClassVar[str | None] = None
    when_not_done: ClassVar[str | None] = None

    @abstractmethod
    def answer(self, context: EntryContext) -> Calls:
        """Return the calls that give the context's answers."""

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Return the memory after the pool accepted the answer."""
        if self.replay is Replay.NEVER or context.question is None:
            return context.memory
        return context.memory.with_accepted_answer(
            AcceptedAnswer(self.step.name, context.question, context.answers, self.is_choice)
        )

    def memory_after_unknown_outcome(self, context: EntryContext) -> ConversationMemory:
        """Return the memory after an answer without a reply.

        After a restart of the program the context has no answers: they are not written to disk.
        """
        return context.memory


class ChallengeEntry(StepEntry):
    """A step that comes from a challenge of the pool.

    `may_precede_password`: the pool may ask it before it was given a password, so the question does not show
    that a password was right. `may_send`: the pool or a trigger may have sent a message without saying so.
    `browser_instead`: it is asked of people of another provider, who may sign in by a browser.
    """

    may_precede_password: ClassVar[bool] = False
    may_send: ClassVar[bool] = False
    browser_instead: ClassVar[bool] = False

    def matches(self, challenge: Challenge) -> bool:
        """Say whether this entry's step is the one for a challenge."""
        return challenge.name == self.challenge

    def way_of_password(
        self,
        challenge: Challenge,  # noqa: ARG002 - most ask no choice
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Answers | None:
        """Return the answer that goes on with a password, None if that is no answer here."""
        return None

    def repeated(self, candidate: Candidate, settings: SignInSettings) -> Answers | None:  # noqa: ARG002 - one entry asks
        """Return the answer that gives a password once more, None if the person has to be asked."""
        return password_answers(candidate)

    def delivers(self, challenge: Challenge) -> bool:  # noqa: ARG002 - most codes come with their challenge
        """Say whether the pool sent a message when it asked this."""
        return self.sends_code

    def told(self, challenge: Challenge) -> Problem | None:  # noqa: ARG002 - most questions say all themselves
        """Return what has to be said where this is asked, None if nothing has."""
        return None

    def resend(self, context: EntryContext) -> Calls:
        """Return the call that sends a new code; only for entries without a ticket, others are replayed."""
        raise NotImplementedError

    def refused(self, challenge: Challenge, answered: Question) -> Problem | None:
        """Return the problem if asking this after an answer means that the answer was not taken.

        Cognito says so by an error. A pool that asks for the same code once more did not take it either; a
        new password or a choice may be asked for twice, by Cognito and by a trigger.
        """
        again = self.replay is Replay.NEVER and self.question(challenge) == answered
        return Problem("not-accepted") if again else None

    def question(self, challenge: Challenge) -> Question:
        """Return what identifies the question; by default that is the challenge's name alone."""
        return Question(challenge.name)

    @abstractmethod
    def read(self, context: EntryContext) -> Step:
        """Return the step that the context's challenge asks for. Raises GarbledError if it makes no sense."""

    def memory_after_question(self, context: EntryContext) -> ConversationMemory:
        """Return the memory after the pool asked this; the question alone can show what is set."""
        return context.memory
