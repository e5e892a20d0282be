"""Doing one action for one person: refused early, checked where the reply was lost, and written down."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.actions import ActionRequest, AdminAction, Verdict
from desktop.admin.audit_writer import AuditWriter
from desktop.admin.own_account import is_own_account
from desktop.core.admin.callers import Caller
from desktop.core.admin.people import PeopleFilter
from desktop.core.cognito.errors import (
    RefusedError,
    UnknownOutcomeError,
)
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import is_typed

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.core.admin.admin_call import AdminReply
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.audit_entry import AuditResult
    from desktop.core.admin.directory import Credentials, Directory
    from desktop.core.admin.people import Person

_LOOKS = (0.5, 1.5, 3.0)
"""Seconds before each look at what became of a call: ListUsers shows changes late."""


UNKNOWN_CALLER = Caller("", "unknown")


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
class AdminPorts:
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
            return UNKNOWN_CALLER


@dataclass(frozen=True, slots=True)
class ActionResult:
    """An action that was done: the last call's answer, None if it was lost but the directory shows its work.

    `written` says whether the log has its end.
    """

    answer: AdminReply | None
    written: bool


async def perform(ports: AdminPorts, action: AdminAction, request: ActionRequest) -> ActionResult:
    """Write an action down, do it, and write down how it ended.

    Raises NotYourselfError, ObstacleError and StorageError before anything is sent, then UnconfirmedError and
    whatever the directory raises.
    """
    caller = await ports.caller()
    if action.shuts_out and is_own_account(request.person, caller, ports.names):
        raise NotYourselfError
    code = action.obstacle(request.person, request.facts)
    if code is not None:
        raise ObstacleError(code)
    writer = AuditWriter(ports.audit, ports.directory, action, request, caller)
    await writer.write("intended")
    try:
        answer = await _done(ports.directory, action, request)
    except StileError as error:
        result: AuditResult = "unconfirmed" if isinstance(error, UnknownOutcomeError) else "refused"
        await writer.tried_to_write(result, error.code, error.request_id)
        raise
    written = await writer.tried_to_write("done", None, answer.request_id if answer else None)
    return ActionResult(answer, written)


def require_typed(request: ActionRequest, typed: str) -> None:
    """Have the person's name typed before what cannot be taken back. Raises NameNotTypedError."""
    if not is_typed(typed, request.person.username):
        raise NameNotTypedError


async def _done(directory: Directory, action: AdminAction, request: ActionRequest) -> AdminReply | None:
    answer: AdminReply | None = None
    for call in action.calls(request):
        try:
            answer = await directory.send(call)
        except UnknownOutcomeError as error:
            if not await directory_confirms(directory, action, request):
                raise UnconfirmedError(error.detail, request_id=error.request_id) from None
            answer = None
    return answer


async def directory_confirms(directory: Directory, action: AdminAction, request: ActionRequest) -> bool:
    """Say whether the directory shows, within some seconds, that an action was done."""
    for seconds in _LOOKS:
        await asyncio.sleep(seconds)
        verdict = await _look(directory, action, request)
        if verdict is not Verdict.NOT_DONE:
            return verdict is Verdict.DONE
    return False


async def _look(directory: Directory, action: AdminAction, request: ActionRequest) -> Verdict:
    """Look once; a directory that cannot be reached does not show that something was done."""
    try:
        return action.check(request, await read_again(directory, request))
    except StileError:
        return Verdict.NOT_DONE


async def read_again(
    directory: Directory, request: ActionRequest, answer: AdminReply | None = None
) -> Person | None:
    """Return the person of an order as they are now, None if they are not there.

    Somebody new is known by the user name of the pool's `answer`: an address may be another's, too. Where the
    answer was lost, by the name that was asked for, which in the pool's eyes is nobody else's.
    """
    person = request.person
    if person.sub:
        return await directory.find(PeopleFilter("sub", person.sub))
    made = answer.body.get("User", {}).get("Username") if answer is not None else None
    if made:
        return await directory.find(PeopleFilter("username", str(made)))
    for name in (*request.facts.signs_in_by, "username"):
        found = await directory.find(PeopleFilter(name, person.username))
        if found is not None:
            return found
    return None
