"""A job: its rows, how each stands, and the log from which both can be had again after a crash."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.bulk import person_records
from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
        await self._log.append({"intent": [row.number for row in rows], "at": at.isoformat()})
        for row in rows:
            row_status = self.row_status(row)
            self._put(row, RowStatus(RowState.SENT, at=at, attempts=row_status.attempts + 1))

    async def settle(self, row: JobRow, row_status: RowStatus) -> None:
        """Write down how a row stands now. Raises StorageError; it counts for this process all the same."""
        self._put(row, row_status)
        await self._log.append({"row": row.number, **_plain(row_status)})

    def doubt(self, row: JobRow, row_status: RowStatus) -> None:
        """Count a row as doubtful; on the disk its intent says so already."""
        self._put(row, row_status)

    async def reopen_failed(self) -> int:
        """Let the rows that failed be tried once more, and return how many. Raises StorageError."""
        failed = self.in_state(RowState.FAILED)
        await self._log.append({"again": [row.number for row in failed]})
        self._again = True
        for row in failed:
            self._put(row, RowStatus(RowState.WAITING))
        return len(failed)

    async def close(self) -> None:
        """Let other processes have the job."""
        await self._log.close()

    def recall(self, records: Iterable[Record]) -> None:
        """Take over what an earlier process wrote down; what it had sent without an end is doubtful."""
        for record in records:
            if "intent" in record:
                at = datetime.fromisoformat(record["at"])
                for number in record["intent"]:
                    attempts = self._standings[number - 1].attempts + 1
                    self._put(self.rows[number - 1], RowStatus(RowState.DOUBTFUL, at=at, attempts=attempts))
            elif "row" in record:
                self._put(self.rows[record["row"] - 1], _standing(record))
            elif "again" in record:
                self._again = True
                for number in record["again"]:
                    self._put(self.rows[number - 1], RowStatus(RowState.WAITING))

    def _put(self, row: JobRow, row_status: RowStatus) -> None:
        self.counts[self.row_status(row).state] -= 1
        self.counts[row_status.state] += 1
        self._standings[row.number - 1] = row_status


async def begin_job(jobs: Jobs, header: JobHeader, rows: Sequence[JobRow]) -> Job:
    """Write a new job down. Raises StorageError."""
    name, log = await jobs.begin(header.at, asdict(header))
    for start in range(0, len(rows), _CHUNK):
        await log.append({"rows": [_row_plain(row) for row in rows[start : start + _CHUNK]]})
    await log.append({"planned": len(rows)})
    return Job(name, header, rows, log)


async def reopen_job(jobs: Jobs, name: str) -> Job:
    """Return a job as it was left. Raises NoSuchJobError, JobBusyError, StorageError."""
    log = await jobs.reopen(name)
    try:
        return await _recalled(name, log, await log.read())
    except (KeyError, IndexError, TypeError, ValueError) as error:
        await log.close()
        raise StorageError(type(error).__name__) from error
    except StorageError:
        await log.close()
        raise


async def _recalled(name: str, log: RecordLog, records: Sequence[Record]) -> Job:
    first, *later = records
    rows: list[JobRow] = []
    for record in later:
        if "rows" in record:
            rows += [_row(kept) for kept in record["rows"]]
            await asyncio.sleep(0)
    if not any(record.get("planned") == len(rows) for record in later):
        raise ValueError("the program ended before the job was written down whole")
    job = Job(name, JobHeader(**first), rows, log)
    for start in range(0, len(later), _CHUNK):
        job.recall(later[start : start + _CHUNK])
        await asyncio.sleep(0)
    return job


def _first(row: JobRow) -> RowStatus:
    return RowStatus(RowState.LEFT_OUT, row.left_out) if row.left_out else RowStatus(RowState.WAITING)


def _row_plain(row: JobRow) -> dict[str, Any]:
    person = person_records.plain(row.person) if row.person is not None else None
    known = {"line": row.line or None, "name": row.name, "person": person, "left_out": row.left_out}
    return {"number": row.number} | {name: value for name, value in known.items() if value is not None}


def _row(kept: Mapping[str, Any]) -> JobRow:
    person = person_records.read(kept["person"]) if "person" in kept else None
    return JobRow(kept["number"], kept.get("line", 0), kept["name"], person, kept.get("left_out"))


def _plain(row_status: RowStatus) -> dict[str, Any]:
    known = {
        "state": row_status.state.value,
        "code": row_status.code,
        "at": row_status.at.isoformat() if row_status.at else None,
        "request_id": row_status.request_id,
        "attempts": row_status.attempts,
    }
    return {name: value for name, value in known.items() if value is not None}


def _standing(kept: Mapping[str, Any]) -> RowStatus:
    at = datetime.fromisoformat(kept["at"]) if "at" in kept else None
    state = RowState(kept["state"])
    return RowStatus(state, kept.get("code"), at, kept.get("request_id"), kept.get("attempts", 0))
