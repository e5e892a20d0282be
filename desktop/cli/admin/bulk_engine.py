"""A job on AWS's own engine: exported for others to deploy, started once they have, followed to its end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_progress import JobProgress, Phase
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.cloud.deployment_files import ExportRequest, files
from desktop.admin.cloud.engine_job import EngineJob, RunFailedError
from desktop.admin.cloud.estimate import estimate
from desktop.assets import resource
from desktop.cli.admin import bulk_run
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.file_reasons import reason_of
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.row_sender import JobContext
    from desktop.cli.admin.bulk_output import JobOutput
    from desktop.core.admin.engine import Engine

_README = "cloud/README.md"


async def export(wanted: ExportRequest, folder: Path) -> int:
    """Write the files; nothing is created in AWS."""
    written = files(wanted, resource(_README).read_text(encoding="utf-8"))
    await asyncio.to_thread(_write, folder, written)
    cost = estimate(len(wanted.rows), wanted.rate)
    say(
        words.say("bulk.export-time", wait=words.wait(cost.seconds), dollars=f"{max(cost.dollars, 0.01):.2f}")
    )
    say(words.say("bulk.exported", count=len(written), folder=str(folder)))
    return DONE


async def work(job: Job, by: JobContext, engine: Engine, output: JobOutput, file: Path | None) -> int:
    """Start or find the job's run, follow it, and say what became of everybody."""
    output.begun(job)
    why = await _followed(EngineJob(job, engine, by), output) if _is_open(job) else None
    return await bulk_run.close(job, _progress(job, why), output, file)


async def _followed(on_engine: EngineJob, output: JobOutput) -> Notice | None:
    """Return why the run ended badly, None if it did not."""
    run = await on_engine.begin()
    try:
        while (found := await on_engine.look(run)).status == "running":
            output.on_engine(found)
    except RunFailedError as error:
        return error.notice
    return None


def _is_open(job: Job) -> bool:
    return any(job.counts[state] for state in RowState if state.is_open)


def _progress(job: Job, why: Notice | None) -> JobProgress:
    phase: Phase = "halted" if why else "stopped" if _is_open(job) else "finished"
    return JobProgress.of(job.counts, phase, why=why)


def _write(folder: Path, written: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in written.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        values = {"file": str(folder), "reason": reason_of(error)}
        raise StopError(Notice("report-not-written", values)) from None
