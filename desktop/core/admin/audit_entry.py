"""What is written down of an admin's action; never a secret."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core import records
from desktop.core.records import Moment  # noqa: TC001 - annotations are read when an entry is

if TYPE_CHECKING:
    from collections.abc import Mapping

AuditResult: TypeAlias = Literal["intended", "done", "refused", "unconfirmed"]
"""`intended` is written before the call leaves, so that an action is seen whose end nobody lived to write.
`unconfirmed`: the reply was lost, and what the directory shows does not tell whether it was done."""

ACKNOWLEDGE = "acknowledge-break"
"""The action of a person who has seen that the log was broken."""

_GIVES_PASSWORD = frozenset({"create", "resend", "set-temporary"})


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to whom, when, and how it ended.

    `who` is the caller's ARN; `whom` is the person's `sub` (the user name where a new account has none yet);
    `at` is the pool's time, UTC; `code` says why it was refused; `batch` names the bulk run it belongs to.
    `target` is what it is about besides: the group, the attributes removed, the provider, the session.
    An acknowledgement of `breaks` in the log has the person's `reason`, and the files that were `set_aside`.
    """

    who: str
    action: str
    pool_id: str
    whom: str
    at: Moment
    result: AuditResult
    code: str | None = None
    request_id: str | None = None
    batch: str | None = None
    reason: str | None = None
    breaks: tuple[str, ...] | None = None
    set_aside: tuple[str, ...] | None = None
    target: str | None = None

    @property
    def gave_password(self) -> bool:
        """Say whether the person has a new temporary password by this action."""
        return self.result == "done" and self.action in _GIVES_PASSWORD

    def plain(self) -> dict[str, Any]:
        """Return the entry as JSON values, without what is not known."""
        members = ((name, getattr(self, name)) for name in _MEMBERS)
        known = {name: value for name, value in members if value is not None}
        return {**known, "at": self.at.isoformat()}

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> AuditEntry:
        """Return the entry that `plain` wrote. Raises ValueError for anything else."""
        return records.read(record, cls)


_MEMBERS = tuple(field.name for field in fields(AuditEntry))
