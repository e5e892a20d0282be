"""A job: its rows, how each stands, and the log from which both can be had again after a crash."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_records import (
    AgainLine,
    IntentLine,
    JobLine,
    PlannedLine,
    RowRecord,
    RowsLine,
    StatusLine,
    read_line,
)
from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.core import records
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.core.admin.people import Person
    from desktop.core.storage.jobs import Jobs, RecordLog
    from desktop.core.storage.vault import Record

_CHUNK = 500
"""Rows or records between two looks at the event loop."""


@dataclass(frozen=True, slots=True)
class JobHeader:
    """What a job is: an action for people of a pool. `who` is the caller's ARN, `group` a group's name.

    `machine` is the ARN of what makes the calls on AWS's engine, by way of `bucket`; empty where Stile does.
    """

    action: str
    profile: str
    pool_id: str
    who: str
    begun_at: str
    group: str = ""
    source: str = ""
    machine: str = ""
    bucket: str = ""

    @property
    def at(self) -> datetime:
        """Return when it was begun, by this computer's clock."""
        return datetime.fromisoformat(self.begun_at)


class Job:
    """One job, held by this process; `counts` has the number of rows in each state."""

    def __init__(self, name: str, header: JobHeader, rows: Sequence[JobRow], log: RecordLog) -> None:
        self.name = name
        self.header = header
        self.rows = tuple(rows)
        self._log = log
        self._standings = [_first(row) for row in self.rows]
        self.counts = Counter(row_status.state for row_status in self._standings)
        self._again = False

    @property
    def is_on_engine(self) -> bool:
        """Say whether AWS's engine makes the calls; what failed there, Stile itself tries again."""
        return bool(self.header.machine) and not self._again

    def row_status(self, row: JobRow) -> RowStatus:
        """Return how a row stands."""
        return self._standings[row.number - 1]

    def person(self, row: JobRow) -> Person:
        """Return who a row is about; a row without a person is left out from the start."""
        if row.person is None:
            raise ValueError(row.number)
        return row.person

    def in_state(self, *states: RowState) -> list[JobRow]:
        """Return the rows in some states, in their order."""
        return [row for row in self.rows if self.row_status(row).state in states]

    async def intend(self, rows: Sequence[JobRow], at: datetime) -> None:
        """Write down that calls are about to leave. Raises StorageError; then they stay."""
        await self._log.append(records.plain(IntentLine(tuple(row.number for row in rows), at)))
        for row in rows:
            row_status = self.row_status(row)
            self._put(row, RowStatus(RowState.SENT, at=at, attempts=row_status.attempts + 1))

    async def settle(self, row: JobRow, row_status: RowStatus) -> None:
        """Write down how a row stands now. Raises StorageError; it counts for this process all the same."""
        self._put(row, row_status)
        await self._log.append(records.plain(StatusLine.of(row.number, row_status)))

    def doubt(self, row: JobRow, row_status: RowStatus) -> None:
        """Count a row as doubtful; on the disk its intent says so already."""
        self._put(row, row_status)

    async def reopen_failed(self) -> int:
        """Let the rows that failed be tried once more, and return how many. Raises StorageError."""
        failed = self.in_state(RowState.FAILED)
        await self._log.append(records.plain(AgainLine(tuple(row.number for row in failed))))
        self._again = True
        for row in failed:
            self._put(row, RowStatus(RowState.WAITING))
        return len(failed)

    async def close(self) -> None:
        """Let other processes have the job."""
        await self._log.close()

    def recall(self, lines: Iterable[JobLine | None]) -> None:
        """Take over what an earlier process wrote down; what it had sent without an end is doubtful."""
        for line in lines:
            if isinstance(line, IntentLine):
                for number in line.intent:
                    attempts = self._standings[number - 1].attempts + 1
                    self._put(
                        self.rows[number - 1], RowStatus(RowState.DOUBTFUL, at=line.at, attempts=attempts)
                    )
            elif isinstance(line, StatusLine):
                self._put(self.rows[line.row - 1], line.status())
            elif isinstance(line, AgainLine):
                self._again = True
                for number in line.again:
                    self._put(self.rows[number - 1], RowStatus(RowState.WAITING))

    def _put(self, row: JobRow, row_status: RowStatus) -> None:
        self.counts[self.row_status(row).state] -= 1
        self.counts[row_status.state] += 1
        self._standings[row.number - 1] = row_status


async def begin_job(jobs: Jobs, header: JobHeader, rows: Sequence[JobRow]) -> Job:
    """Write a new job down. Raises StorageError."""
    name, log = await jobs.begin(header.at, records.plain(header))
    for start in range(0, len(rows), _CHUNK):
        some = RowsLine(tuple(map(RowRecord.of, rows[start : start + _CHUNK])))
        await log.append(records.plain(some))
    await log.append(records.plain(PlannedLine(len(rows))))
    return Job(name, header, rows, log)


async def reopen_job(jobs: Jobs, name: str) -> Job:
    """Return a job as it was left. Raises NoSuchJobError, JobBusyError, StorageError."""
    log = await jobs.reopen(name)
    try:
        return await _recalled(name, log, await log.read())
    except (IndexError, TypeError, ValueError) as error:
        await log.close()
        raise StorageError(type(error).__name__) from error
    except StorageError:
        await log.close()
        raise


async def _recalled(name: str, log: RecordLog, kept: Sequence[Record]) -> Job:
    first, *later = kept
    lines: list[JobLine | None] = []
    for start in range(0, len(later), _CHUNK):
        lines += map(read_line, later[start : start + _CHUNK])
        await asyncio.sleep(0)
    rows = [record.row() for line in lines if isinstance(line, RowsLine) for record in line.rows]
    if not any(isinstance(line, PlannedLine) and line.planned == len(rows) for line in lines):
        raise ValueError("the program ended before the job was written down whole")
    job = Job(name, records.read_closed(first, JobHeader), rows, log)
    for start in range(0, len(lines), _CHUNK):
        job.recall(lines[start : start + _CHUNK])
        await asyncio.sleep(0)
    return job


def _first(row: JobRow) -> RowStatus:
    return RowStatus(RowState.LEFT_OUT, row.left_out) if row.left_out else RowStatus(RowState.WAITING)
