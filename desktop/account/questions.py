"""What an operation on the account asks a person, by the same views as a sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.conversation.answers import check
from desktop.conversation.view import Action, Ask, NoAnswerError
from desktop.core.cognito import errors as e
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.refusal_values import values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.conversation.view import View
    from desktop.core.errors import StileError
    from desktop.core.notices.notice import Notice
    from desktop.core.secret import Secret
    from desktop.core.steps.base import Step

    Given: TypeAlias = Mapping[str, Secret]


class OperationLeftError(Exception):
    """The person does not go on; nothing more is done."""


class Questions:
    """Asks the steps of one operation, until an answer can be sent. Without a view nobody can be asked."""

    def __init__(self, view: View | None) -> None:
        self._view = view
        self._number = 0

    @property
    def view(self) -> View:
        """Return who is asked. Raises NoAnswerError if nobody can be."""
        if self._view is None:
            raise NoAnswerError
        return self._view

    async def ask(self, step: Step, problem: Problem | None = None, username: str = "") -> Given:
        """Return what was typed at a step, cleaned. Raises OperationLeftError."""
        given = await self.ask_or_resend(step, problem, username=username, resends=False)
        if given is None:
            raise AssertionError("nothing can be sent again here")
        return given

    async def ask_or_resend(
        self, step: Step, problem: Problem | None = None, *, username: str = "", resends: bool = True
    ) -> Given | None:
        """Return what was typed, None if the person wants a new code. Raises OperationLeftError."""
        actions = (Action.RESEND, Action.CANCEL) if resends else (Action.CANCEL,)
        while True:
            self._number += 1
            reply = await self.view.ask(
                Ask(self._number, step, problem, actions, 0.0 if resends else None, None, (), username)
            )
            if reply is Action.RESEND and resends:
                return None
            if isinstance(reply, Action):
                raise OperationLeftError
            given = check(step, reply.fields)
            if not isinstance(given, Problem):
                return given
            problem = given

    def note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        if self._view is not None:
            self._view.note(notice)


def problem_at(step: Step, error: StileError) -> Problem:
    """Return the problem that an error is at a step: at the error's own field, or the only one."""
    names = tuple(field.name for field in step.fields())
    own = getattr(error, "field", None)
    only = names[0] if len(names) == 1 and isinstance(error, e.CorrectableError) else None
    place = own if own in names else only
    return Problem(
        error.code, values_of(error, names), field=place, detail=error.detail, request_id=error.request_id
    )
