"""A job under way: calls leave at the pace, each written down before it leaves and after it ended."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.actions import Verdict
from desktop.admin.bulk.job import MOST_AT_ONCE
from desktop.admin.bulk.job_progress import JobProgress, Phase, RateMeter
from desktop.admin.bulk.job_rows import NOT_DONE, UNCONFIRMED, JobRow, RowState, RowStatus
from desktop.admin.bulk.outcome_finder import OutcomeFinder
from desktop.admin.bulk.rate_limiter import RateLimiter
from desktop.admin.bulk.row_log_writer import RowLogWriter
from desktop.admin.bulk.row_sender import JobContext, RowSender, notice_of
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from desktop.admin.bulk.job import Job

_CALLS = 64
"""Calls in flight, at most: 500 a second at an eighth of a second each; more threads hinder each other."""
_ATTEMPTS = 3
"""Calls for one row, at most, each after the directory showed that the one before did nothing."""


class JobRun:
    """Does what is left of a job, until it is finished, stopped, or halted by what would meet every row.

    Nothing is sent twice by itself unless the directory shows that the first time had no effect.
    """

    def __init__(self, job: Job, context: JobContext) -> None:
        self.job = job
        self._clock = context.clock
        self._directory = context.directory
        self._ledger = RowLogWriter(job, context.audit)
        self._limiter = RateLimiter(context.clock, context.per_second)
        self._delivery = RowSender(job, context, self._limiter, self._halt)
        self._doubts = OutcomeFinder(context.directory, context.action, context.clock)
        self._meter = RateMeter()
        self._queue: deque[JobRow] = deque(job.in_state(RowState.WAITING))
        self._sending: set[asyncio.Task[None]] = set()
        self._checking: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._lines = asyncio.Semaphore(_CALLS)
        self._moved = asyncio.Event()
        self._phase: Phase = "running"
        self._why: Notice | None = None

    async def run(self) -> JobProgress:
        """Do it. What is not finished can be resumed later, by this process or another.

        Cancelled, it leaves calls under way as doubtful as a crash would.
        """
        for row in self.job.in_state(RowState.SENT, RowState.DOUBTFUL):
            self._start(self._find_out(row), self._checking)
        try:
            while not self._is_over():
                await self._step()
        finally:
            for task in (*self._sending, *self._checking):
                task.cancel()
            await asyncio.gather(*self._sending, *self._checking, return_exceptions=True)
            self._phase = self._end()
        return self.progress()

    def pause(self) -> None:
        """Let no more calls leave for now."""
        self._phase = "paused" if self._phase == "running" else self._phase

    def go_on(self) -> None:
        """Let calls leave again."""
        self._phase = "running" if self._phase == "paused" else self._phase
        self._moved.set()

    def stop(self) -> None:
        """Let no more calls leave, and end when it is known what became of those that left."""
        self._phase = "stopping"
        self._moved.set()

    def progress(self) -> JobProgress:
        """Return how far it is."""
        return JobProgress.of(
            self.job.counts,
            self._phase,
            per_second=self._meter.per_second(self._clock.monotonic()),
            allowed=self._limiter.rate,
            throttled=self._delivery.throttled,
            why=self._why,
        )

    async def updates(self, every: float = 0.25) -> AsyncIterator[JobProgress]:
        """Tell how far it is, again and again; the last one is over."""
        while not (progress := self.progress()).is_over:
            yield progress
            await self._clock.sleep(every)
        yield progress

    @property
    def _may_send(self) -> bool:
        return self._phase == "running" and not self._why

    def _is_over(self) -> bool:
        if self._sending:
            return False
        if self._why:
            return True
        return not self._checking and (self._phase == "stopping" or not self._queue)

    def _end(self) -> Phase:
        if self._why:
            return "halted"
        return "stopped" if any(self.job.counts[state] for state in RowState if state.is_open) else "finished"

    async def _step(self) -> None:
        """Let a few calls leave, or wait until something has changed."""
        room = min(MOST_AT_ONCE - self._under_way, len(self._queue))
        if not self._may_send or room <= 0:
            self._moved.clear()
            await self._moved.wait()
            return
        allowed = await self._limiter.take(room)
        if not self._may_send:  # paused, or ended, while the pace made it wait
            return
        rows = [self._queue.popleft() for _ in range(allowed)]
        self._under_way += len(rows)
        self._start(self._launch(rows), self._sending)

    async def _launch(self, rows: list[JobRow]) -> None:
        """Send rows once it is on the disk that they are about to leave; the next ones go on meanwhile."""
        try:
            await self._ledger.intend(rows, self._directory.now())
        except StorageError:
            self._under_way -= len(rows)
            self._halt(Notice("keep-failed"))
            return
        for row in rows:
            self._start(self._send(row), self._sending)

    async def _send(self, row: JobRow) -> None:
        """See a row through its calls; who waits for room does not wait for the disk."""
        try:
            async with self._lines:
                row_status = await self._delivery.deliver(row)
        finally:
            self._under_way -= 1
            self._moved.set()
        if row_status.state is RowState.DOUBTFUL:
            self.job.doubt(row, row_status)
            self._start(self._find_out(row), self._checking)
        else:
            await self._settle(row, row_status)

    async def _find_out(self, row: JobRow) -> None:
        """See to what became of a row whose reply was lost; where nobody can look, it stays doubtful."""
        before, now = self.job.row_status(row), self._directory.now()
        try:
            verdict = await self._doubts.find_out(self._delivery.request(row), before.at or now, now)
        except StileError as error:
            self._halt(notice_of(error))
            return
        await self._settle(row, _judged(before, verdict))

    async def _settle(self, row: JobRow, row_status: RowStatus) -> None:
        """Write down how a row stands; one that waits again is queued only then."""
        try:
            await self._ledger.settle(row, row_status)
        except StorageError:
            self._halt(Notice("keep-failed"))
            return
        if row_status.state is RowState.WAITING:
            self._queue.append(row)
        else:
            self._meter.count(self._clock.monotonic())

    def _halt(self, why: Notice) -> None:
        self._why = self._why or why
        self._moved.set()

    def _start(self, work: Coroutine[None, None, None], tasks: set[asyncio.Task[None]]) -> None:
        task = asyncio.create_task(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        task.add_done_callback(self._look_after)

    def _look_after(self, task: asyncio.Task[None]) -> None:
        """Stop at a mistake of the program's own; that row is then as doubtful as after a crash."""
        if not task.cancelled() and task.exception() is not None:
            self._halt(Notice("unexpected"))
            asyncio.get_running_loop().call_exception_handler(
                {"message": "a row of a job failed", "exception": task.exception(), "task": task}
            )
        self._moved.set()


def _judged(before: RowStatus, verdict: Verdict) -> RowStatus:
    if verdict is Verdict.DONE:
        return replace(before, state=RowState.DONE, code=None)
    if verdict is Verdict.UNKNOWN:
        return replace(before, state=RowState.UNCONFIRMED, code=UNCONFIRMED)
    if before.attempts < _ATTEMPTS:
        return replace(before, state=RowState.WAITING, code=None)
    return replace(before, state=RowState.FAILED, code=NOT_DONE)
