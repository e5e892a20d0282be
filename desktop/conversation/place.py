"""Where a conversation stands."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.steps.opening import first_step

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.problems import Problem
    from desktop.core.recollection import Answers, Candidate, Fact, Pending, Question
    from desktop.core.settings import Flow
    from desktop.core.steps.base import Step


@dataclass(frozen=True, slots=True)
class Place:
    """A step, with the challenge and the question it came from; a first step came from neither."""

    step: Step
    challenge: str | None = None
    question: Question | None = None


def first_place(name: str, flow: Flow) -> Place:
    """Return the first step of a flow, with a name that is known, or none."""
    return Place(first_step(flow, name))


@dataclass(frozen=True, slots=True)
class Landing:
    """The place to ask next, and why if there is something to say about it."""

    place: Place
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The end of a conversation. `expires_at` is the access token's end in the pool's time."""

    username: str
    expires_at: datetime


class Why(enum.StrEnum):
    """Why a conversation is replayed."""

    EXPIRED = "expired"
    LOST = "lost"
    UNKNOWN = "unknown"
    RENEWAL = "renewal"
    NEW_CODE = "new-code"
    BACK = "back"
    RESUMED = "resumed"
    ACCOUNT = "account"


@dataclass(slots=True)
class Plan:
    """A replay under way.

    `facts` are what was known when it began; `asked` if a person acted in it; `candidate` is the password
    that is being tried.
    """

    why: Why
    facts: frozenset[Fact]
    pending: Pending | None = None
    sent: bool = False
    asked: bool = False
    candidate: Candidate | None = None

    def take_candidate(self) -> Answers | None:
        """Return the password that is being tried, for a pool that asks it later; once."""
        candidate, self.candidate = self.candidate, None
        return {"password": candidate.password} if candidate is not None else None

    @property
    def unasked(self) -> bool:
        """Say whether a message this replay causes is one that nobody asked for."""
        return not self.asked and self.why not in {Why.NEW_CODE, Why.BACK}
