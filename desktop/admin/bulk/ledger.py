"""Both books of a job: its own log, and the audit's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.bulk.rows import Row, Standing, State
from desktop.core.audit import AuditEntry, Result

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.admin.bulk.job import Job
    from desktop.core.ports import Audit

_RESULTS: dict[State, Result] = {
    State.DONE: "done",
    State.FAILED: "refused",
    State.UNCONFIRMED: "unconfirmed",
}


class Ledger:
    """Writes down what is about to leave and how it ended; the audit has one intent and one end of a row."""

    def __init__(self, job: Job, audit: Audit) -> None:
        self._job = job
        self._audit = audit

    async def intend(self, rows: Sequence[Row], at: datetime) -> None:
        """Return when it is on the disk that calls are about to leave. Raises KeepError: then none may."""
        first = [row for row in rows if not self._job.standing(row).attempts]
        entries = [self._entry(row, "intended", at) for row in first]
        await asyncio.gather(self._audit.write(*entries), self._job.intend(rows, at))

    async def settle(self, row: Row, standing: Standing) -> None:
        """Return when it is on the disk how a row stands. Raises KeepError."""
        result = _RESULTS.get(standing.state)
        if result is None:
            await self._job.settle(row, standing)
            return
        entry = self._entry(row, result, standing.at, standing)
        await asyncio.gather(self._job.settle(row, standing), self._audit.write(entry))

    def _entry(
        self, row: Row, result: Result, at: datetime | None, standing: Standing | None = None
    ) -> AuditEntry:
        header, person = self._job.header, row.person
        return AuditEntry(
            who=header.who,
            action=header.action,
            pool_id=header.pool_id,
            whom=(person.sub or person.username) if person is not None else row.name,
            at=at or header.at,
            result=result,
            code=standing.code if standing else None,
            request_id=standing.request_id if standing else None,
            batch=self._job.name,
        )
