"""What a conversation does next, as values: decided without any input or output, done by the driver."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from desktop.conversation.current_step import CurrentStep
    from desktop.conversation.state import ConversationState, Moment, ReplayReason
    from desktop.core.challenges import StepEntry
    from desktop.core.challenges.memory import Pending
    from desktop.core.cognito.replies import Challenge, Result, Tokens
    from desktop.core.errors import StileError
    from desktop.core.notices.notice import Notice, Problem
    from desktop.core.sign_in.outcome import Outcome


class Giver(enum.Enum):
    """Who gives an answer.

    PERSON has just typed it. WAITING: typed before, and not sent yet, for its session had to be renewed.
    MEMORY gives an accepted answer once more. OPENING is the first call of a replay. RESEND is no answer: it
    asks for another code.
    """

    PERSON = "person"
    WAITING = "waiting"
    MEMORY = "memory"
    OPENING = "opening"
    RESEND = "resend"

    @property
    def answers(self) -> bool:
        """Say whether a step is answered; an opening and a new code answer none."""
        return self not in {Giver.OPENING, Giver.RESEND}

    @property
    def is_memory(self) -> bool:
        """Say whether a replay answers in the person's place."""
        return self in {Giver.WAITING, Giver.MEMORY}


@dataclass(frozen=True, slots=True)
class NextAsk:
    """Ask the person the current step, with a problem if there is something to say about it."""

    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """Give an answer to the pool."""

    entry: StepEntry
    pending: Pending
    by: Giver


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for a lock-out to end, then give."""

    seconds: float
    then: Give


@dataclass(frozen=True, slots=True)
class BeginReplay:
    """Start the conversation again; `pending` is the answer whose fate is open."""

    why: ReplayReason
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class Divert:
    """Ask something else first: what `challenge` stands for."""

    challenge: Challenge


@dataclass(frozen=True, slots=True)
class Restart:
    """Go back to the first step; the name is kept, and so is what cannot be undone."""

    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """The pool is content."""

    tokens: Tokens


Next: TypeAlias = NextAsk | Give | Wait | BeginReplay | Divert | Restart | Finish


@dataclass(frozen=True, slots=True)
class StepEvent:
    """Something for the journal, at the step it happened."""

    kind: str
    at: CurrentStep
    code: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do next, with the state from which it is done, and what is told on the way."""

    state: ConversationState
    next: Next
    notes: tuple[Notice, ...] = ()
    events: tuple[StepEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class PoolReply:
    """What became of one answer. There is no session in it: that stays with the exchange.

    `result` is there if the pool went on, `error` if it did not; `problem` if going on is how it says no.
    `working_name` is what Cognito calls the person by now, `session_for` the challenge that can be answered
    now, `calls` how many were made. `answer_taken`: what failed is a silent challenge after the answer.
    """

    outcome: Outcome
    at: Moment
    working_name: str
    result: Result | None = None
    error: StileError | None = None
    problem: Problem | None = None
    session_for: str | None = None
    calls: int = 1
    answer_taken: bool = False

    @property
    def code(self) -> str | None:
        """Return why the answer was not taken, by its public code."""
        told = self.error if self.error is not None else self.problem
        return told.code if told is not None else None

    @property
    def refusal(self) -> StileError:
        """Return the error of a reply that has no result."""
        if self.error is None:
            raise AttributeError("the pool went on")
        return self.error
