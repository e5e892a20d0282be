"""A job under way on a command line: progress, Ctrl-C, and the report."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.bulk.job_report import report_lines, report_table
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.bulk.job_run import JobRun
from desktop.admin.bulk.row_sender import JobContext
from desktop.cli.output import StopError, explain, warn
from desktop.cli.standard_streams import OutputLostError
from desktop.core.exit_codes import DONE
from desktop.core.file_reasons import reason_of
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import FrameType

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.job_progress import JobProgress
    from desktop.admin.bulk.job_report import ReportLine
    from desktop.cli.admin.bulk_output import JobOutput
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.wiring.admin_ports import AdminProfilePorts


def job_context(ports: AdminProfilePorts, facts: PoolFacts, job: Job, rate: float) -> JobContext:
    """Return what a job is done with."""
    return JobContext(
        directory=ports.directory,
        audit=ports.audit,
        clock=ports.clock,
        action=ACTIONS[job.header.action],
        facts=facts,
        details=ActionDetails(group=job.header.group),
        per_second=rate,
    )


async def work(job: Job, by: JobContext, output: JobOutput, file: Path | None) -> int:
    """Do what is left of a job, say what became of everybody, and return the exit code."""
    run = JobRun(job, by)
    output.begun(job)
    with _stopped_by_ctrl_c(run):
        working = asyncio.create_task(run.run())
        try:
            async for progress in run.updates():
                output.progress(progress)
        except OutputLostError:  # nobody reads any more: what was sent comes to its end, the rest waits
            run.stop()
            await working
            warn(Notice("job-stopped", {"job": job.name}))
            raise
        await working
    return await close(job, run.progress(), output, file)


async def close(job: Job, progress: JobProgress, output: JobOutput, file: Path | None) -> int:
    """Write and say what became of everybody, let the job go, and return the exit code."""
    lines = report_lines(job)
    try:
        if file is not None:
            await write_report(file, lines)
        output.ended(job, progress, lines)
    finally:
        await job.close()
    return _exit_code(job, progress)


async def write_report(file: Path, lines: Sequence[ReportLine]) -> None:
    """Write a report. Raises StopError."""
    await asyncio.to_thread(_write, file, report_table(lines))


@contextlib.contextmanager
def _stopped_by_ctrl_c(run: JobRun) -> Iterator[None]:
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
        values = {"file": str(file), "reason": reason_of(error)}
        raise StopError(Notice("report-not-written", values)) from None


def _exit_code(job: Job, progress: JobProgress) -> int:
    if progress.why is not None:
        return explain(progress.why, Notice("job-stopped", {"job": job.name}))
    if progress.phase == "stopped":
        return explain(Notice("job-stopped", {"job": job.name}))
    if job.counts[RowState.UNCONFIRMED]:
        return explain(Notice("job-incomplete", {"job": job.name, "because": "unconfirmed"}))
    if job.counts[RowState.FAILED]:
        return explain(Notice("job-incomplete", {"job": job.name}))
    return DONE
