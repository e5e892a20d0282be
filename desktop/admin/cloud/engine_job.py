"""A job on the engine: its table handed over, its run followed, its results read back into the job."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ActionRequest, Verdict
from desktop.admin.bulk.job_rows import NOT_DONE, UNCONFIRMED, JobRow, RowState
from desktop.admin.bulk.outcome_finder import OutcomeFinder
from desktop.admin.bulk.row_log_writer import RowLogWriter
from desktop.admin.cloud.engine_results import files, row_statuses
from desktop.admin.cloud.items import items
from desktop.admin.cloud.policies import FOLDER
from desktop.core.cognito.errors import GarbledError, PoolError
from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.row_sender import JobContext
    from desktop.core.admin.engine import Engine, EngineRun

_FIRST, _LONGEST = 1.0, 15.0
"""Seconds between two looks: often at first, seldom later."""


class RunFailedError(NoticeError):
    """The machine itself ended badly; `reason` is the engine's."""

    code = "engine-run-failed"


class EngineJob:
    """A job whose calls AWS makes. It can be followed by any process that has the job."""

    def __init__(self, job: Job, engine: Engine, context: JobContext) -> None:
        self.job = job
        self._engine = engine
        self._context = context
        self._ledger = RowLogWriter(job, context.audit)
        self._doubts = OutcomeFinder(context.directory, context.action, context.clock)
        self._seconds = _FIRST

    async def begin(self) -> str:
        """Return the run's ARN: of the one that was started under the job's name, or of a new one."""
        machine, name = self.job.header.machine, self.job.name
        run = f"{machine.replace(':stateMachine:', ':execution:')}:{name}"
        if self.job.in_state(RowState.DOUBTFUL):
            with contextlib.suppress(PoolError):  # then it was never started
                await self._engine.look(run)
                return run
        return await self._start()

    async def _start(self) -> str:
        """Write everybody down as sent, hand the table over, and start the machine."""
        rows = self.job.in_state(RowState.WAITING)
        if rows:
            await self._ledger.intend(rows, self._context.directory.now())
        everybody = self.job.in_state(RowState.SENT, RowState.DOUBTFUL)
        table = items(self._context.action, everybody, self._context.facts, self._context.details)
        bucket, folder = self.job.header.bucket, f"{FOLDER}/{self.job.name}"
        given = {"bucket": bucket, "key": f"{folder}/people.csv", "results": f"{folder}/results"}
        await self._engine.put(bucket, given["key"], table)
        return await self._engine.start(self.job.header.machine, self.job.name, given)

    async def look(self, run: str) -> EngineRun:
        """Wait a while, and return how the run stands; once it has ended, the results are in the job.

        Raises RunFailedError: then what nobody can tell is unconfirmed.
        """
        await self._context.clock.sleep(self._seconds)
        self._seconds = min(self._seconds * 1.5, _LONGEST)
        found, output = await self._engine.look(run)
        if found.status == "succeeded":
            await self._read(output)
        elif found.status == "failed":
            await self._look_into_rest()
            raise RunFailedError(reason=found.reason)
        return found

    async def _read(self, output: Mapping[str, object]) -> None:
        place = output.get("ResultWriterDetails")
        if not isinstance(place, dict):
            raise GarbledError("the run returned no place of results")
        bucket = str(place["Bucket"])
        try:
            for status, keys in files(await self._engine.get(bucket, str(place["Key"]))).items():
                for key in keys:
                    await self._take(status, await self._engine.get(bucket, key))
        except (KeyError, TypeError, ValueError) as error:
            raise GarbledError(type(error).__name__) from error
        await self._look_into_rest()

    async def _take(self, status: str, data: bytes) -> None:
        """Take one file of results over; what the engine could not tell stays open for now."""
        now = self._context.directory.now()
        for number, row_status in row_statuses(status, data):
            row = self.job.rows[number - 1]
            if self.job.row_status(row).state.is_open and row_status.state is not RowState.UNCONFIRMED:
                await self._ledger.settle(row, replace(row_status, at=row_status.at or now))

    async def _look_into_rest(self) -> None:
        """Ask the directory what became of those the results do not tell of."""
        rest = self.job.in_state(RowState.SENT, RowState.DOUBTFUL)
        await asyncio.gather(*(self._find_out(row) for row in rest))

    async def _find_out(self, row: JobRow) -> None:
        before, now = self.job.row_status(row), self._context.directory.now()
        request = ActionRequest(self.job.person(row), self._context.facts, self._context.details)
        verdict = await self._doubts.find_out(request, before.at or now, before.at or now)
        state, code = _LOOKED_INTO[verdict]
        await self._ledger.settle(row, replace(before, state=state, code=code, at=now))


_LOOKED_INTO = {
    Verdict.DONE: (RowState.DONE, None),
    Verdict.NOT_DONE: (RowState.FAILED, NOT_DONE),
    Verdict.UNKNOWN: (RowState.UNCONFIRMED, UNCONFIRMED),
}
