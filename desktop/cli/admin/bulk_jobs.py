"""Jobs that were begun before: listed, gone on with, tried again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS
from desktop.admin.bulk.job import known_jobs, reopen_job
from desktop.admin.bulk.quotas import permitted_rate
from desktop.cli.admin import bulk_engine, bulk_new, bulk_run, command_setup
from desktop.cli.admin.bulk_output import JobOutput
from desktop.cli.choose_profile import found
from desktop.cli.output import StopError, say, warn
from desktop.core import records, words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.wiring.admin_ports import open_jobs

if TYPE_CHECKING:
    import argparse

    from desktop.admin.bulk.job import JobHeader
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.app_context import AppContext


async def show(context: AppContext, *, as_json: bool) -> int:
    """List the jobs of this computer, newest first."""
    jobs = await known_jobs(open_jobs(context))
    for name, header in jobs.headers.items():
        say(json.dumps({"job": name, **records.plain(header)}) if as_json else _line(name, header))
    if not jobs.headers and not as_json:
        say(words.say("bulk.no-jobs"))
    warn(*(Notice("job-left-out", {"job": name}) for name in jobs.left_out))
    return DONE


async def go_on(args: argparse.Namespace) -> int:
    """Do what is left of a job, or try again those for whom it failed."""
    job = await reopen_job(open_jobs(args.context), args.resume or args.retry_failed)
    if job.lost_lines:
        warn(Notice("job-lines-left-out", {"n": job.lost_lines, "job": job.name}))
    ports = _open_ports(args, job.header.profile, job.header.pool_id)
    if args.retry_failed:
        await job.reopen_failed()
    rate = args.rate or job.rate or await permitted_rate(ports.directory, ACTIONS[job.header.action])
    await job.keep_rate(rate)
    by = bulk_run.job_context(ports, await ports.directory.facts(), job, rate)
    output = JobOutput(as_json=args.json)
    if job.is_on_engine:
        engine = bulk_new.engine_of(args, ports)
        return await bulk_engine.work(job, by, engine, output, args.report)
    return await bulk_run.work(job, by, output, args.report)


def _open_ports(args: argparse.Namespace, profile: str, pool_id: str) -> AdminProfilePorts:
    """Lay out the ports for the job's own profile, or the one that is named, which must have its pool."""
    chosen = found(args.context, args.profile or profile)
    if chosen.pool_id != pool_id:
        raise StopError(Notice("job-of-other-pool", {"pool": pool_id}))
    return command_setup.open_for(chosen, args)


def _line(name: str, header: JobHeader) -> str:
    action = words.say(f"admin.label.{header.action}")
    return words.say("bulk.job", job=name, action=action, profile=header.profile, source=header.source)
