"""Doing one action for one person: refused early, checked where the reply was lost, and written down."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.actions import Action, Order, Verdict
from desktop.admin.myself import is_same
from desktop.core.audit import AuditEntry, Result
from desktop.core.callers import Caller
from desktop.core.errors import RefusedError, StileError, UnknownOutcomeError
from desktop.core.people import Filter
from desktop.core.ports import KeepError
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.admin_calls import Answer
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
    await desk.audit.write(_entry(action, order, caller, "intended", None))
    try:
        answer = await _done(desk.directory, action, order)
    except StileError as error:
        result: Result = "unconfirmed" if isinstance(error, UnknownOutcomeError) else "refused"
        await _write_down(desk.audit, _entry(action, order, caller, result, error))
        raise
    written = await _write_down(desk.audit, _entry(action, order, caller, "done", answer))
    return Performed(answer, written)


def require_typed(order: Order, typed: str) -> None:
    """Have the person's name typed before what cannot be taken back. Raises NameNotTypedError."""
    if typed.strip() != order.person.username:
        raise NameNotTypedError


async def _write_down(audit: Audit, entry: AuditEntry) -> bool:
    try:
        await audit.write(entry)
    except KeepError:
        return False
    return True


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
        verdict = action.check(order, await look_again(directory, order))
        if verdict is not Verdict.NOT_DONE:
            return verdict is Verdict.DONE
    return False


async def look_again(directory: Directory, order: Order) -> Person | None:
    """Return the person of an order as they are now, None if they are not there."""
    person, names = order.person, order.facts.signs_in_by
    if person.sub:
        return await directory.find(Filter("sub", person.sub))
    return await directory.find(Filter(names[0] if names else "username", person.username))


def _entry(
    action: Action, order: Order, caller: Caller, result: Result, told: Answer | StileError | None
) -> AuditEntry:
    at = told.at if told is not None and told.at is not None else datetime.now(UTC)
    return AuditEntry(
        who=caller.arn,
        action=action.name,
        pool_id=order.facts.pool_id,
        whom=order.person.sub or order.person.username,
        at=at,
        result=result,
        code=told.code if isinstance(told, StileError) else None,
        request_id=told.request_id if told is not None else None,
    )
