"""What an entry of the challenge table is.

An entry holds both directions of one challenge: how the pool's reply becomes a step, and how an answer
becomes calls. Answers are generators: they yield a call, get its result sent back, and return the last
result, so that the flow has no input or output of its own and one driver serves every front end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from desktop.core.calls import Call, RespondToAuthChallenge
from desktop.core.recollection import Answers, Leg, Question, Recollection, Replay
from desktop.core.replies import Challenge, Result

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.core.calls import Parameters
    from desktop.core.device import Device
    from desktop.core.problems import Problem
    from desktop.core.secret import Secret
    from desktop.core.settings import SignInSettings
    from desktop.core.srp import SrpClient
    from desktop.core.steps.base import Step

Calls: TypeAlias = Generator[Call, Result, Result]


@dataclass(slots=True)
class Talk:
    """What the calls of one answer may use, and what they leave for the silent ones after them.

    `now` gives the pool's time. `device` is this computer as the pool knows it. `password` and `srp` live
    only as long as this answer.
    """

    settings: SignInSettings
    recollection: Recollection
    now: Callable[[], datetime]
    device: Device | None = None
    password: Secret | None = None
    srp: SrpClient | None = None

    def respond(
        self, name: str, responses: Parameters, *, sets_password: bool = False, of_device: bool = False
    ) -> RespondToAuthChallenge:
        """Return the answer to a challenge, under the name Cognito knows the person by."""
        named: Parameters = {"USERNAME": self.recollection.working_name, **responses}
        return RespondToAuthChallenge(name, named, self.settings.metadata, sets_password, of_device)


class Entry(ABC):
    """One challenge, by Cognito's name; None for a step that begins a conversation."""

    challenge: ClassVar[str | None]

    @property
    def name(self) -> str:
        """Return the challenge's name, for an entry that has one."""
        if self.challenge is None:
            raise AttributeError("a step that begins answers no challenge")
        return self.challenge


class Silent(Entry):
    """A challenge that Stile answers by itself."""

    @abstractmethod
    def respond(self, challenge: Challenge, talk: Talk) -> Calls:
        """Answer without asking anybody."""


class Asked(Entry):
    """A step that a person answers.

    `milestone`: what the journey calls the step, its own name if None. `begins`: it opens a conversation.
    `leads_on`: there is an answer; where there is none, Continue begins afresh. `sends_code`: the pool
    sends a message when it asks this. `is_choice`: Back may lead here without a new message.
    `is_pools_mfa`: a second factor that the pool asks by itself, not by its triggers. `needs_ticket`: the
    answer goes with the session of its challenge. `by_key`: the answer is what the person's security key
    signs. `may_be_gone`: it takes something that a person can lose, a phone, a key or a mailbox.
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
    may_be_gone: ClassVar[bool] = False

    @abstractmethod
    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:
        """Return the calls that give a person's answer."""

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Return the recollection after the pool took the answer."""
        if self.replay is Replay.NEVER or question is None:
            return recollection
        return recollection.with_leg(Leg(self.step.name, question, answers, self.is_choice))

    def after_unknown(self, recollection: Recollection) -> Challenge | None:  # noqa: ARG002 - most are replayed
        """Return what to ask when the fate of this answer is open, None for a replay."""
        return None

    def not_done(self) -> Challenge | None:
        """Return what to ask when a sign-in shows that the answer did not arrive, None for nothing."""
        return None

    def left_open(self, recollection: Recollection, answers: Answers | None) -> Recollection:  # noqa: ARG002 - most answers leave nothing
        """Return the recollection after an answer whose fate is open; None if it is no longer known."""
        return recollection


class Posed(Asked):
    """A step that comes from a challenge of the pool.

    `may_precede_password`: the pool may ask it before it has seen a password, so it tells nothing of one.
    `may_send`: whoever asks it may have sent a message, and does not say so.
    """

    may_precede_password: ClassVar[bool] = False
    may_send: ClassVar[bool] = False

    def poses(self, challenge: Challenge) -> bool:  # noqa: ARG002 - most challenges have one step
        """Say whether this entry's step is the one for a challenge of its name."""
        return True

    def way_of_password(self, challenge: Challenge) -> Answers | None:  # noqa: ARG002 - most ask no choice
        """Return the answer that goes on with a password, None if that is no answer here."""
        return None

    def delivers(self, challenge: Challenge) -> bool:  # noqa: ARG002 - most codes come with their challenge
        """Say whether the pool sent a message when it asked this."""
        return self.sends_code

    def resend(self, talk: Talk) -> Calls:
        """Return the call that sends a new code; only for entries without a ticket, others are replayed."""
        raise NotImplementedError

    def refused(self, challenge: Challenge, answered: Question | None) -> Problem | None:  # noqa: ARG002 - others use errors
        """Return the problem if asking this after an answer means that the answer was not taken."""
        return None

    def question(self, challenge: Challenge) -> Question:
        """Return what identifies the question; by default its name says it all."""
        return Question(challenge.name)

    @abstractmethod
    def read(self, challenge: Challenge, recollection: Recollection, settings: SignInSettings) -> Step:
        """Return the step that the challenge asks for. Raises GarbledError if it makes no sense."""

    def heard(self, recollection: Recollection) -> Recollection:
        """Return the recollection after the pool asked this; the question itself may tell something."""
        return recollection
