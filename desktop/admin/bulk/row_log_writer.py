"""Both books of a job: its own log, and the audit's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
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
    """Writes down what is about to leave and how it ended; in the audit every intent has one end.

    A row that waits for its turn again has no end yet, unless it was refused by what would meet every row.
    No end is dated before its intent, though the pool's time may be known better by then.
    """

    def __init__(self, job: Job, audit: Audit) -> None:
        self._job = job
        self._audit = audit
        self._intended: dict[int, datetime] = {}

    async def intend(self, rows: Sequence[JobRow], at: datetime) -> None:
        """Return when it is on the disk that calls are about to leave. Raises StorageError: then none may."""
        new = [row for row in rows if self._has_no_intent(row)]
        self._intended.update((row.number, at) for row in new)
        entries = [self._entry(row, "intended", at) for row in new]
        await asyncio.gather(self._audit.write(*entries), self._job.intend(rows, at))

    async def settle(self, row: JobRow, row_status: RowStatus) -> None:
        """Return when it is on the disk how a row stands. Raises StorageError."""
        result = "refused" if row_status.waits_refused else _RESULTS.get(row_status.state)
        if result is None:
            await self._job.settle(row, row_status)
            return
        row_status = self._not_before_intent(row, row_status)
        entry = self._entry(row, result, row_status.at, row_status)
        await asyncio.gather(self._job.settle(row, row_status), self._audit.write(entry))

    def _has_no_intent(self, row: JobRow) -> bool:
        """Say whether the audit has nothing of a row, or an end."""
        row_status = self._job.row_status(row)
        return not row_status.attempts or row_status.waits_refused

    def _not_before_intent(self, row: JobRow, row_status: RowStatus) -> RowStatus:
        """Return how a row stands, no earlier than its intent; an earlier process's is the job's."""
        intended = self._intended.pop(row.number, self._job.row_status(row).at)
        if intended is None or row_status.at is None or row_status.at >= intended:
            return row_status
        return replace(row_status, at=intended)

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
            target=ACTIONS[header.action].target(ActionDetails(group=header.group)),
        )
