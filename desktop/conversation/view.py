"""Who is asked: the window, a terminal, JSON lines, a script. One protocol for all of them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.notices.notice import Notice, Problem
    from desktop.core.sign_in.progress import Milestone
    from desktop.core.steps.base import Step


class Action(enum.StrEnum):
    """What a person can do besides answering; the values are public."""

    BACK = "back"
    RESEND = "resend"
    OTHER_WAY = "other_way"
    START_OVER = "start_over"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to a person.

    `resend_in` and `expires_in` are seconds from now, None where they mean nothing. When the same step
    is asked again, a front end keeps what was typed. `username` is the name that was typed, if one was.
    """

    number: int
    step: Step
    problem: Problem | None
    actions: tuple[Action, ...]
    resend_in: float | None
    expires_in: float | None
    journey: tuple[Milestone, ...]
    username: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, by field name, as typed; the conversation checks and cleans it."""

    fields: Mapping[str, str] = field(repr=False)


Reply: TypeAlias = Answer | Action


class View(Protocol):
    """A front end.

    `ask` returns when the person has acted; until the next `ask` the front end shows that it is busy.
    It raises `NoAnswerError` where nobody can be asked. A person who gives up while Stile is busy is
    heard by cancelling the task that runs the conversation.
    """

    async def ask(self, ask: Ask) -> Reply:
        """Ask, and return what the person did."""
        ...

    def note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        ...


class NoAnswerError(Exception):
    """The question stands, and nobody is there to answer it."""


class SignInCancelledError(Exception):
    """The person gave up; nothing of the conversation is kept."""
