"""What is written down of an admin's action; never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

Result: TypeAlias = Literal["done", "refused", "unconfirmed"]
"""`unconfirmed`: the reply was lost, and what the directory shows does not tell whether it was done."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to whom, when, and how it ended.

    `who` is the caller's ARN; `whom` is the person's `sub` (the user name where a new account has none yet);
    `at` is the pool's time, UTC; `code` says why it was refused; `batch` names the bulk run it belongs to.
    """

    who: str
    action: str
    pool_id: str
    whom: str
    at: datetime
    result: Result
    code: str | None = None
    request_id: str | None = None
    batch: str | None = None
