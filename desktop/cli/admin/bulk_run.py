"""A job under way on a command line: progress, Ctrl-C, and the report."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, Details
from desktop.admin.bulk.delivery import Means
from desktop.admin.bulk.report import report, table
from desktop.admin.bulk.rows import State
from desktop.admin.bulk.run import BulkRun
from desktop.cli.output import StopError, explain
from desktop.core.catalogue.marks import DONE
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.progress import Progress
    from desktop.cli.admin.bulk_output import Output
    from desktop.compose.admin import AdminPlace
    from desktop.core.pool_facts import PoolFacts


def means(laid_out: AdminPlace, facts: PoolFacts, job: Job, rate: float) -> Means:
    """Return what a job is done with."""
    return Means(
        directory=laid_out.directory,
        audit=laid_out.audit,
        clock=laid_out.clock,
        action=ACTIONS[job.header.action],
        facts=facts,
        details=Details(group=job.header.group),
        per_second=rate,
    )


async def work(job: Job, by: Means, output: Output, file: Path | None) -> int:
    """Do what is left of a job, say what became of everybody, and return the exit code."""
    run = BulkRun(job, by)
    output.begun(job)
    with _stopped_by_ctrl_c(run):
        working = asyncio.create_task(run.run())
        async for progress in run.updates():
            output.progress(progress)
        await working
    return await close(job, run.progress(), output, file)


async def close(job: Job, progress: Progress, output: Output, file: Path | None) -> int:
    """Say and write what became of everybody, let the job go, and return the exit code."""
    lines = report(job)
    output.ended(job, progress, lines)
    if file is not None:
        await asyncio.to_thread(_write, file, table(lines))
    await job.close()
    return _exit_code(job, progress)


@contextlib.contextmanager
def _stopped_by_ctrl_c(run: BulkRun) -> Iterator[None]:
    """Let the first Ctrl-C end the job in good order, and the second one at once."""
    loop = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGINT)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        loop.call_soon_threadsafe(run.stop)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        values = {"file": str(file), "reason": error.strerror or ""}
        raise StopError(Notice("report-not-written", values)) from None


def _exit_code(job: Job, progress: Progress) -> int:
    if progress.why is not None:
        return explain(progress.why, Notice("job-stopped", {"job": job.name}))
    if progress.phase == "stopped":
        return explain(Notice("job-stopped", {"job": job.name}))
    if job.counts[State.UNCONFIRMED]:
        return explain(Notice("job-incomplete", {"job": job.name, "because": "unconfirmed"}))
    if job.counts[State.FAILED]:
        return explain(Notice("job-incomplete", {"job": job.name}))
    return DONE
