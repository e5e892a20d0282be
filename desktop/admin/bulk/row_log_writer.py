"""Both books of a job: its own log, and the audit's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.core.admin.audit_entry import AuditEntry, AuditResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.admin.bulk.job import Job
    from desktop.core.admin.audit import Audit

_RESULTS: dict[RowState, AuditResult] = {
    RowState.DONE: "done",
    RowState.FAILED: "refused",
    RowState.UNCONFIRMED: "unconfirmed",
}


class RowLogWriter:
    """Writes down what is about to leave and how it ended; the audit has one intent and one end of a row."""

    def __init__(self, job: Job, audit: Audit) -> None:
        self._job = job
        self._audit = audit

    async def intend(self, rows: Sequence[JobRow], at: datetime) -> None:
        """Return when it is on the disk that calls are about to leave. Raises StorageError: then none may."""
        first = [row for row in rows if not self._job.row_status(row).attempts]
        entries = [self._entry(row, "intended", at) for row in first]
        await asyncio.gather(self._audit.write(*entries), self._job.intend(rows, at))

    async def settle(self, row: JobRow, row_status: RowStatus) -> None:
        """Return when it is on the disk how a row stands. Raises StorageError."""
        result = _RESULTS.get(row_status.state)
        if result is None:
            await self._job.settle(row, row_status)
            return
        entry = self._entry(row, result, row_status.at, row_status)
        await asyncio.gather(self._job.settle(row, row_status), self._audit.write(entry))

    def _entry(
        self, row: JobRow, result: AuditResult, at: datetime | None, row_status: RowStatus | None = None
    ) -> AuditEntry:
        header, person = self._job.header, row.person
        return AuditEntry(
            who=header.who,
            action=header.action,
            pool_id=header.pool_id,
            whom=(person.sub or person.username) if person is not None else row.name,
            at=at or header.at,
            result=result,
            code=row_status.code if row_status else None,
            request_id=row_status.request_id if row_status else None,
            batch=self._job.name,
        )
