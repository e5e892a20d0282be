"""A job: its rows, how each stands, and the log from which both can be had again after a crash."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS
from desktop.admin.bulk.job_records import (
    AgainLine,
    IntentLine,
    JobLine,
    LostLine,
    PlannedLine,
    RateLine,
    RowRecord,
    RowsLine,
    StatusLine,
    read_line,
    rows_of,
)
from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus, first_status
from desktop.core import records
from desktop.core.storage.jobs import JobDamagedError
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.core.admin.people import Person
    from desktop.core.storage.jobs import Jobs, RecordLog
    from desktop.core.storage.vault import Record

MOST_AT_ONCE = 256
"""Rows under way, at most: enough for 500 a second at half a second for the disk and the pool together."""
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
    """One job, held by this process; `counts` has the number of rows in each state.

    `lost_lines` of its file could not be read, or made no sense. `rate` is how many calls a second were last
    chosen for it, None in a job of an older Stile.
    """

    def __init__(self, name: str, header: JobHeader, rows: Sequence[JobRow], log: RecordLog) -> None:
        self.name = name
        self.header = header
        self.rows = tuple(rows)
        self._log = log
        self._standings = [first_status(row) for row in self.rows]
        self.counts = Counter(row_status.state for row_status in self._standings)
        self._again = False
        self.lost_lines = 0
        self.rate: float | None = None

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

    async def keep_rate(self, rate: float) -> None:
        """Write down how many calls a second are chosen, for whoever goes on with it. Raises StorageError."""
        if rate != self.rate:
            self.rate = rate
            await self._log.append(records.plain(RateLine(rate)))

    async def close(self) -> None:
        """Let other processes have the job."""
        await self._log.close()

    def recall(self, lines: Iterable[JobLine | None]) -> None:
        """Take over what an earlier process wrote down; what it had sent without an end is doubtful."""
        for line in lines:
            if isinstance(line, LostLine) or any(number > len(self.rows) for number in rows_of(line)):
                self.lost_lines += 1
            elif isinstance(line, IntentLine):
                for number in line.intent:
                    attempts = self._standings[number - 1].attempts + 1
                    self._put(
                        self.rows[number - 1], RowStatus(RowState.DOUBTFUL, at=line.at, attempts=attempts)
                    )
            elif isinstance(line, StatusLine):
                self._put(self.rows[line.row - 1], line.status())
            elif isinstance(line, RateLine):
                self.rate = line.rate
            elif isinstance(line, AgainLine):
                self._again = True
                for number in line.again:
                    self._put(self.rows[number - 1], RowStatus(RowState.WAITING))

    def doubt_what_was_lost(self) -> None:
        """Let the directory be asked of rows that a lost line may have said are sent: nobody is done twice.

        Rows are sent in their order, so many at once. Where they were not, all that wait are doubtful.
        """
        if not self.lost_lines:
            return
        sent = (row.number for row in self.rows if self.row_status(row).attempts)
        reach = max(sent, default=0) + self.lost_lines * MOST_AT_ONCE
        for row in self.in_state(RowState.WAITING):
            if row.number <= reach or self._again or self.is_on_engine:
                self._put(row, RowStatus(RowState.DOUBTFUL, at=self.header.at))

    def _put(self, row: JobRow, row_status: RowStatus) -> None:
        self.counts[self.row_status(row).state] -= 1
        self.counts[row_status.state] += 1
        self._standings[row.number - 1] = row_status


async def begin_job(jobs: Jobs, header: JobHeader, rows: Sequence[JobRow], rate: float | None = None) -> Job:
    """Write a new job down, with the calls a second that are chosen for it. Raises StorageError."""
    name, log = await jobs.begin(header.at, records.plain(header))
    for start in range(0, len(rows), _CHUNK):
        some = RowsLine(tuple(map(RowRecord.of, rows[start : start + _CHUNK])))
        await log.append(records.plain(some))
    await log.append(records.plain(PlannedLine(len(rows))))
    job = Job(name, header, rows, log)
    if rate is not None:
        await job.keep_rate(rate)
    return job


@dataclass(frozen=True, slots=True)
class KnownJobs:
    """The jobs of this computer, newest first, and the names of those whose beginning makes no sense."""

    headers: Mapping[str, JobHeader]
    left_out: tuple[str, ...]


async def known_jobs(jobs: Jobs) -> KnownJobs:
    """Return the jobs that are kept. Raises StorageError."""
    headers, left_out = {}, list(await jobs.unreadable())
    for name, first in await jobs.listed():
        try:
            headers[name] = _header(first)
        except ValueError:
            left_out.append(name)
    return KnownJobs(headers, tuple(sorted(left_out, reverse=True)))


async def reopen_job(jobs: Jobs, name: str) -> Job:
    """Return a job as it was left; lines that cannot be read are left out, and count as `lost_lines`.

    Raises NoSuchJobError, JobBusyError, StorageError; JobDamagedError where it is not known any more what the
    job is, or for whom.
    """
    log = await jobs.reopen(name)
    try:
        return await _recalled(name, log, await log.read())
    except (IndexError, TypeError, ValueError) as error:
        await log.close()
        raise JobDamagedError(type(error).__name__) from error
    except StorageError:
        await log.close()
        raise


async def _recalled(name: str, log: RecordLog, kept: Sequence[Record | None]) -> Job:
    first, *later = kept
    lines: list[JobLine | None] = []
    for start in range(0, len(later), _CHUNK):
        lines += map(read_line, later[start : start + _CHUNK])
        await asyncio.sleep(0)
    rows = [record.row() for line in lines if isinstance(line, RowsLine) for record in line.rows]
    if not _is_whole(rows, lines):
        raise ValueError("the program ended before the job was written down whole, or its rows are lost")
    job = Job(name, _header(first), rows, log)
    for start in range(0, len(lines), _CHUNK):
        job.recall(lines[start : start + _CHUNK])
        await asyncio.sleep(0)
    job.doubt_what_was_lost()
    return job


def _is_whole(rows: Sequence[JobRow], lines: Sequence[JobLine | None]) -> bool:
    """Say whether all rows are there: as many as planned, each with the number of its place."""
    planned = any(isinstance(line, PlannedLine) and line.planned == len(rows) for line in lines)
    return planned and all(row.number == place for place, row in enumerate(rows, start=1))


def _header(first: Record | None) -> JobHeader:
    """Return what a job's first line says. Raises ValueError where this Stile can do nothing with it."""
    header = records.read_closed(first, JobHeader)
    if header.action not in ACTIONS or header.at.tzinfo is None:
        raise ValueError(header.action)
    return header
