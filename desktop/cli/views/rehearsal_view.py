"""A view that plays a person: right answers, and at one question something that goes wrong."""

from __future__ import annotations

import asyncio
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.conversation.view import Action, Answer, Ask, NoAnswerError, Reply
from desktop.core.steps.pool_defined import Custom

if TYPE_CHECKING:
    from desktop.cli.views.rehearsal_answers import RehearsalAnswers
    from desktop.core.notices.notice import Notice


class Trouble(enum.StrEnum):
    """What happens at the question; RIGHT is nothing."""

    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    LOST = "lost"
    BACK = "back"


class PoolControl(Protocol):
    """What the control address of the pool can make happen; the calls block for a moment."""

    def advance(self, seconds: float) -> object:
        """Move the pool's clock."""
        ...

    def add_fault(self, *, operation: str, username: str, when: str, do: str) -> None:
        """Let the next request of a person fail."""
        ...


@dataclass(frozen=True, slots=True)
class TroublePlan:
    """Which trouble comes at which question, counted from 1; `session_seconds` is what outlives a session."""

    trouble: Trouble = Trouble.RIGHT
    at: int = 0
    session_seconds: int = 180


class WrongAnswerAcceptedError(Exception):
    """A wrong answer to triggers was not called wrong; everything else is called so by its type."""


class ThrownBackError(Exception):
    """Nothing went wrong on purpose, and yet the right answers led back."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.step.name)
        self.ask = ask


class RehearsalView:
    """Answers until the conversation ends, or until it leads nowhere."""

    def __init__(self, answers: RehearsalAnswers, control: PoolControl, plan: TroublePlan, most: int) -> None:
        self._answers = answers
        self._control = control
        self._plan = plan
        self._most = most
        self._gave_wrong = False
        self._asked_for_code = False
        self.asks: list[Ask] = []
        self.knows_nothing = False

    def note(self, notice: Notice) -> None:
        """Pass over what needs no answer."""

    async def ask(self, ask: Ask) -> Reply:
        """Answer, or let the trouble happen first.

        Raises NoAnswerError when it leads nowhere, WrongAnswerAcceptedError and ThrownBackError for what a
        pool should not do.
        """
        if self._gave_wrong and ask.problem is None:
            raise WrongAnswerAcceptedError
        self._gave_wrong = False
        if self._plan.trouble is Trouble.RIGHT and self._leads_nowhere(ask):
            raise ThrownBackError(ask)
        if len(self.asks) == self._most:
            raise NoAnswerError
        self.asks.append(ask)
        act = self._in_trouble if len(self.asks) == self._plan.at else self._right
        try:
            return await asyncio.to_thread(act, ask)
        except NoAnswerError:
            if Action.RESEND in ask.actions and not self._asked_for_code:
                self._asked_for_code = True
                return Action.RESEND
            self.knows_nothing = True
            raise

    def _leads_nowhere(self, ask: Ask) -> bool:
        """Say whether right answers led back to the beginning, or to the same problem once more."""
        if ask.problem is None or not self.asks:
            return False
        problems = {(each.step.name, each.problem.code) for each in self.asks if each.problem}
        begins = ask.step.name == self.asks[0].step.name
        return begins or (ask.step.name, ask.problem.code) in problems

    def _in_trouble(self, ask: Ask) -> Reply:
        match self._plan.trouble:
            case Trouble.WRONG:
                wrong = self._answers.wrong(ask)
                self._gave_wrong = isinstance(ask.step, Custom)
                return Answer(wrong)
            case Trouble.BACK:
                return Action.BACK
            case Trouble.EXPIRED:
                right = self._right(ask)
                self._control.advance(self._plan.session_seconds + 1)
                return right
            case Trouble.LOST:
                right = self._right(ask)
                name = self._answers.person.username
                self._control.add_fault(operation="*", username=name, when="after", do="close")
                return right
        return self._right(ask)

    def _right(self, ask: Ask) -> Answer:
        return Answer(self._answers.right(ask))


def troubles_at(ask: Ask) -> tuple[Trouble, ...]:
    """Return what can go wrong at a question; where only a name is asked, no answer is wrong."""
    found = []
    if any(field.required and field.name != "username" for field in ask.step.fields()):
        found.append(Trouble.WRONG)
    if ask.expires_in is not None:
        found.append(Trouble.EXPIRED)
    found.append(Trouble.LOST)
    if Action.BACK in ask.actions:
        found.append(Trouble.BACK)
    return tuple(found)
