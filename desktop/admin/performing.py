"""Doing one action for one person: refused early, checked where the reply was lost, and written down."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.actions import Action, Order, Verdict
from desktop.admin.myself import is_same
from desktop.admin.scribe import Scribe
from desktop.core.callers import Caller
from desktop.core.errors import RefusedError, StileError, UnknownOutcomeError
from desktop.core.people import Filter
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.admin_calls import Answer
    from desktop.core.audit import Result
    from desktop.core.people import Person
    from desktop.core.ports import Audit, Credentials, Directory

_LOOKS = (0.5, 1.5, 3.0)
"""Seconds before each look at what became of a call: ListUsers shows changes late."""


NOBODY_KNOWN = Caller("", "unknown")


class NotYourselfError(RefusedError):
    """The action would shut the admin out."""

    code: ClassVar[str] = "not-yourself"


class NameNotTypedError(RefusedError):
    """Another name was typed than the person's, or none."""

    code: ClassVar[str] = "name-not-typed"


class ObstacleError(RefusedError):
    """The action cannot be done for this person; nothing was sent."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.notice = Notice(code)


class UnconfirmedError(UnknownOutcomeError):
    """The reply was lost, and the directory does not show that it was done."""

    code: ClassVar[str] = "action-unconfirmed"


@dataclass(frozen=True, slots=True)
class Desk:
    """What an admin works with. `names` are those under which they are signed in to the pool itself."""

    directory: Directory
    credentials: Credentials
    audit: Audit
    names: Collection[str] = ()

    async def caller(self) -> Caller:
        """Return who the admin is to AWS; somebody unknown where STS does not say."""
        try:
            return await self.credentials.caller()
        except StileError:
            return NOBODY_KNOWN


@dataclass(frozen=True, slots=True)
class Performed:
    """An action that was done: the last call's answer, None if it was lost but the directory shows its work.

    `written` says whether the log has its end.
    """

    answer: Answer | None
    written: bool


async def perform(desk: Desk, action: Action, order: Order) -> Performed:
    """Write an action down, do it, and write down how it ended.

    Raises NotYourselfError, ObstacleError and KeepError before anything is sent, then UnconfirmedError and
    whatever the directory raises.
    """
    caller = await desk.caller()
    if action.shuts_out and is_same(order.person, caller, desk.names):
        raise NotYourselfError
    code = action.obstacle(order.person, order.facts)
    if code is not None:
        raise ObstacleError(code)
    scribe = Scribe(desk.audit, desk.directory, action, order, caller)
    await scribe.write("intended")
    try:
        answer = await _done(desk.directory, action, order)
    except StileError as error:
        result: Result = "unconfirmed" if isinstance(error, UnknownOutcomeError) else "refused"
        await scribe.tried_to_write(result, error.code, error.request_id)
        raise
    written = await scribe.tried_to_write("done", None, answer.request_id if answer else None)
    return Performed(answer, written)


def require_typed(order: Order, typed: str) -> None:
    """Have the person's name typed before what cannot be taken back. Raises NameNotTypedError."""
    if typed.strip() != order.person.username:
        raise NameNotTypedError


async def _done(directory: Directory, action: Action, order: Order) -> Answer | None:
    answer: Answer | None = None
    for call in action.calls(order):
        try:
            answer = await directory.send(call)
        except UnknownOutcomeError as error:
            if not await shows(directory, action, order):
                raise UnconfirmedError(error.detail, request_id=error.request_id) from None
            answer = None
    return answer


async def shows(directory: Directory, action: Action, order: Order) -> bool:
    """Say whether the directory shows, within some seconds, that an action was done."""
    for seconds in _LOOKS:
        await asyncio.sleep(seconds)
        verdict = await _look(directory, action, order)
        if verdict is not Verdict.NOT_DONE:
            return verdict is Verdict.DONE
    return False


async def _look(directory: Directory, action: Action, order: Order) -> Verdict:
    """Look once; a directory that cannot be reached does not show that something was done."""
    try:
        return action.check(order, await look_again(directory, order))
    except StileError:
        return Verdict.NOT_DONE


async def look_again(directory: Directory, order: Order) -> Person | None:
    """Return the person of an order as they are now, None if they are not there."""
    person, names = order.person, order.facts.signs_in_by
    if person.sub:
        return await directory.find(Filter("sub", person.sub))
    return await directory.find(Filter(names[0] if names else "username", person.username))
