"""Making the planned changes: each written down, and all looked at afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.admin.audit_entry import AuditEntry
from desktop.core.cognito.errors import (
    PoolError,
    RefusedError,
)
from desktop.core.errors import StileError
from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.admin.pool_check.pool_setup import PoolSetup
    from desktop.core.admin.admin_call import AdminCall
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.audit_entry import AuditResult
    from desktop.core.admin.directory import Credentials, Directory

_NOT_TOLD_AGAIN = frozenset({"PoolName", "UserPoolId", "ClientId"})
_NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class PoolChangePorts:
    """What changes are made with, and by whom."""

    directory: Directory
    credentials: Credentials
    audit: Audit

    async def who(self) -> str:
        """Return the caller's ARN, or that it is not known."""
        try:
            return (await self.credentials.caller()).arn
        except StileError:
            return _NOBODY


class NotChangedError(NoticeError, RefusedError):
    """A call (`operation`) was not done; `n` were done before it, and `reason` is why it was not."""

    code: ClassVar[str] = "pool-not-changed"


async def apply(ports: PoolChangePorts, calls: Sequence[AdminCall]) -> None:
    """Send the calls in their order; the first one that is not done ends it.

    Raises NotChangedError, and StorageError where the log cannot be written. Sending all once more is safe.
    """
    who, pool = await ports.who(), ports.directory.pool_id
    for number, call in enumerate(calls):
        entry = AuditEntry(who, call.operation, pool, pool, datetime.now(UTC), "intended")
        await ports.audit.write(entry)
        try:
            answer = await ports.directory.send(call)
        except StileError as error:
            ended: AuditResult = "refused" if isinstance(error, PoolError) else "unconfirmed"
            known = replace(entry, result=ended, code=error.code, request_id=error.request_id)
            await ports.audit.write(replace(known, at=_after(entry, error.at)))
            reason = error.detail or error.code
            raise NotChangedError(reason, operation=call.operation, n=number, reason=reason) from None
        done = replace(entry, result="done", request_id=answer.request_id)
        await ports.audit.write(replace(done, at=_after(entry, answer.at)))


def _after(entry: AuditEntry, at: datetime | None) -> datetime:
    """Return when what was intended ended; the pool's clock may be behind."""
    return max(entry.at, at or datetime.now(UTC))


def not_kept(calls: Sequence[AdminCall], after: PoolSetup) -> tuple[str, ...]:
    """Return the members that are not as they were sent, by their names; empty if all is as meant.

    The service may add to what it was sent, so only what was sent is looked for.
    """
    told: Mapping[str, Any] = {
        "UpdateUserPool": after.pool,
        "UpdateUserPoolClient": after.client,
        "SetUserPoolMfaConfig": after.mfa,
    }
    last = {
        (call.operation, name): value
        for call in calls
        for name, value in call.members.items()
        if name not in _NOT_TOLD_AGAIN
    }
    return tuple(
        f"{operation}.{name}"
        for (operation, name), value in last.items()
        if not _holds(value, told[operation].get(name)) and not _is_set_later(operation, name, calls)
    )


def _is_set_later(operation: str, name: str, calls: Sequence[AdminCall]) -> bool:
    """Say whether another call, which comes later, sets the same thing."""
    return operation == "UpdateUserPool" and any(
        call.operation == "SetUserPoolMfaConfig" and name in call.members for call in calls
    )


def _holds(sent: object, told: object) -> bool:
    if isinstance(sent, Mapping):
        return isinstance(told, Mapping) and all(
            _holds(value, told.get(name)) for name, value in sent.items()
        )
    if isinstance(sent, (list, tuple)) and isinstance(told, (list, tuple)):
        return sorted(map(str, sent)) == sorted(map(str, told))
    return sent == told or (told is None and not sent)
