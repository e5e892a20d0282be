"""A job: its rows, how each stands, and the log from which both can be had again after a crash."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.bulk import kept_people
from desktop.admin.bulk.rows import Row, Standing, State
from desktop.core.ports import KeepError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.core.job_ports import Jobs, RecordLog
    from desktop.core.people import Person
    from desktop.core.ports import Record

_CHUNK = 500
"""Rows or records between two looks at the event loop."""


@dataclass(frozen=True, slots=True)
class Header:
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

    def __init__(self, name: str, header: Header, rows: Sequence[Row], log: RecordLog) -> None:
        self.name = name
        self.header = header
        self.rows = tuple(rows)
        self._log = log
        self._standings = [_first(row) for row in self.rows]
        self.counts = Counter(standing.state for standing in self._standings)
        self._again = False

    @property
    def is_on_engine(self) -> bool:
        """Say whether AWS's engine makes the calls; what failed there, Stile itself tries again."""
        return bool(self.header.machine) and not self._again

    def standing(self, row: Row) -> Standing:
        """Return how a row stands."""
        return self._standings[row.number - 1]

    def person(self, row: Row) -> Person:
        """Return who a row is about; a row without a person is left out from the start."""
        if row.person is None:
            raise ValueError(row.number)
        return row.person

    def in_state(self, *states: State) -> list[Row]:
        """Return the rows in some states, in their order."""
        return [row for row in self.rows if self.standing(row).state in states]

    async def intend(self, rows: Sequence[Row], at: datetime) -> None:
        """Write down that calls are about to leave. Raises KeepError; then they stay."""
        await self._log.append({"intent": [row.number for row in rows], "at": at.isoformat()})
        for row in rows:
            standing = self.standing(row)
            self._put(row, Standing(State.SENT, at=at, attempts=standing.attempts + 1))

    async def settle(self, row: Row, standing: Standing) -> None:
        """Write down how a row stands now. Raises KeepError; it counts for this process all the same."""
        self._put(row, standing)
        await self._log.append({"row": row.number, **_plain(standing)})

    def doubt(self, row: Row, standing: Standing) -> None:
        """Count a row as doubtful; on the disk its intent says so already."""
        self._put(row, standing)

    async def reopen_failed(self) -> int:
        """Let the rows that failed be tried once more, and return how many. Raises KeepError."""
        failed = self.in_state(State.FAILED)
        await self._log.append({"again": [row.number for row in failed]})
        self._again = True
        for row in failed:
            self._put(row, Standing(State.WAITING))
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
                    self._put(self.rows[number - 1], Standing(State.DOUBTFUL, at=at, attempts=attempts))
            elif "row" in record:
                self._put(self.rows[record["row"] - 1], _standing(record))
            elif "again" in record:
                self._again = True
                for number in record["again"]:
                    self._put(self.rows[number - 1], Standing(State.WAITING))

    def _put(self, row: Row, standing: Standing) -> None:
        self.counts[self.standing(row).state] -= 1
        self.counts[standing.state] += 1
        self._standings[row.number - 1] = standing


async def begin_job(jobs: Jobs, header: Header, rows: Sequence[Row]) -> Job:
    """Write a new job down. Raises KeepError."""
    name, log = await jobs.begin(header.at, asdict(header))
    for start in range(0, len(rows), _CHUNK):
        await log.append({"rows": [_row_plain(row) for row in rows[start : start + _CHUNK]]})
    await log.append({"planned": len(rows)})
    return Job(name, header, rows, log)


async def reopen_job(jobs: Jobs, name: str) -> Job:
    """Return a job as it was left. Raises NoSuchJobError, JobBusyError, KeepError."""
    log = await jobs.reopen(name)
    try:
        return await _recalled(name, log, await log.read())
    except (KeyError, IndexError, TypeError, ValueError) as error:
        await log.close()
        raise KeepError(type(error).__name__) from error
    except KeepError:
        await log.close()
        raise


async def _recalled(name: str, log: RecordLog, records: Sequence[Record]) -> Job:
    first, *later = records
    rows: list[Row] = []
    for record in later:
        if "rows" in record:
            rows += [_row(kept) for kept in record["rows"]]
            await asyncio.sleep(0)
    if not any(record.get("planned") == len(rows) for record in later):
        raise ValueError("the program ended before the job was written down whole")
    job = Job(name, Header(**first), rows, log)
    for start in range(0, len(later), _CHUNK):
        job.recall(later[start : start + _CHUNK])
        await asyncio.sleep(0)
    return job


def _first(row: Row) -> Standing:
    return Standing(State.LEFT_OUT, row.left_out) if row.left_out else Standing(State.WAITING)


def _row_plain(row: Row) -> dict[str, Any]:
    person = kept_people.plain(row.person) if row.person is not None else None
    known = {"line": row.line or None, "name": row.name, "person": person, "left_out": row.left_out}
    return {"number": row.number} | {name: value for name, value in known.items() if value is not None}


def _row(kept: Mapping[str, Any]) -> Row:
    person = kept_people.read(kept["person"]) if "person" in kept else None
    return Row(kept["number"], kept.get("line", 0), kept["name"], person, kept.get("left_out"))


def _plain(standing: Standing) -> dict[str, Any]:
    known = {
        "state": standing.state.value,
        "code": standing.code,
        "at": standing.at.isoformat() if standing.at else None,
        "request_id": standing.request_id,
        "attempts": standing.attempts,
    }
    return {name: value for name, value in known.items() if value is not None}


def _standing(kept: Mapping[str, Any]) -> Standing:
    at = datetime.fromisoformat(kept["at"]) if "at" in kept else None
    state = State(kept["state"])
    return Standing(state, kept.get("code"), at, kept.get("request_id"), kept.get("attempts", 0))
