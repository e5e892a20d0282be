"""Writing one action down: that it is intended, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.admin.audit_entry import AuditEntry, AuditResult
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.admin.actions import ActionRequest, AdminAction
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.callers import Caller
    from desktop.core.admin.directory import Directory


@dataclass(slots=True)
class AuditWriter:
    """Writes one action down: what is intended, and how it ended; no line is dated before the one before."""

    audit: Audit
    directory: Directory
    action: AdminAction
    request: ActionRequest
    caller: Caller
    _at: datetime | None = field(default=None, init=False)

    async def write(
        self, result: AuditResult, code: str | None = None, request_id: str | None = None
    ) -> None:
        """Write a line. Raises StorageError."""
        person, now = self.request.person, self.directory.now()
        self._at = max(now, self._at or now)
        entry = AuditEntry(
            who=self.caller.arn,
            action=self.action.name,
            pool_id=self.request.facts.pool_id,
            whom=person.sub or person.username,
            at=self._at,
            result=result,
            code=code,
            request_id=request_id,
            target=self.action.target(self.request.details),
        )
        await self.audit.write(entry)

    async def tried_to_write(self, result: AuditResult, code: str | None, request_id: str | None) -> bool:
        """Write a line if that is possible; the action stands either way."""
        try:
            await self.write(result, code, request_id)
        except StorageError:
            return False
        return True
