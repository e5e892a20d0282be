"""A new job: whom it is for, the preview, and the number that has to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.actions import ACTIONS, ActionDetails, AdminAction
from desktop.admin.bulk.bulk_actions import BULK_ACTIONS
from desktop.admin.bulk.bulk_plan import BulkPlan, EligibilityRules, plan_table, plan_view
from desktop.admin.bulk.job import JobHeader, begin_job
from desktop.admin.bulk.job_report import planned_lines
from desktop.admin.bulk.quotas import permitted_rate
from desktop.admin.cloud.deployment_files import ExportRequest
from desktop.admin.performing import AdminPorts
from desktop.admin.saved_views import VIEWS
from desktop.cli import unlocked_ports
from desktop.cli.admin import bulk_engine, bulk_run, command_setup
from desktop.cli.admin.bulk_output import JobOutput
from desktop.cli.admin.bulk_table import is_standard_input, read_listed
from desktop.cli.output import StopError
from desktop.conversation.view import Action as ViewAction
from desktop.conversation.view import Ask, NoAnswerError, SignInCancelledError
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.core.steps.base import Field, Step
from desktop.wiring.admin_ports import open_engine, open_jobs

if TYPE_CHECKING:
    import argparse

    from desktop.admin.bulk.table_reader import ListedPerson
    from desktop.core.admin.engine import Engine
    from desktop.wiring.admin_ports import AdminProfilePorts

NO_BUCKET = "BUCKET"
"""Stands in an export for a name that is not decided yet."""
_BETTER_WAYS = {"set-temporary": "passwords", "create": "create"}


@dataclass(frozen=True, slots=True)
class TypeCount(Step):
    """How many people something is to be done for."""

    name: ClassVar[str] = "type-count"
    ready: int

    def fields(self) -> tuple[Field, ...]:
        """Ask for the number."""
        return (Field("count", "text", label=words.say("bulk.type-count", ready=self.ready)),)


async def begin(args: argparse.Namespace) -> int:
    """Preview a job and, once it is confirmed, do it."""
    action, details = chosen_action(args)
    table = await read_listed(args) if args.table else None
    ports = command_setup.open_ports(args)
    output = JobOutput(as_json=args.json)
    caller = await AdminPorts(ports.directory, ports.credentials, ports.audit).caller()
    names = await ports.own_names() if action.shuts_out else ()
    rules = EligibilityRules(action, await ports.directory.facts(), caller, names)
    plan = await _planned(ports, args, rules, table)
    rate = args.rate or await permitted_rate(ports.directory, action)
    output.planned(action, plan, rules.facts, rate)
    if args.report and (args.dry_run or not plan.ready):
        await bulk_run.write_report(args.report, planned_lines(plan))
    if args.dry_run:
        output.was_dry(plan)
        return DONE
    if not plan.ready:
        raise StopError(Notice("nobody-to-do-it-for"))
    if args.export:
        asked = ExportRequest(action, details, rules.facts, plan.ready, rate, args.bucket or NO_BUCKET)
        return await bulk_engine.export(asked, args.export)
    await _confirmed(args, len(plan.ready))
    header = JobHeader(
        action=action.name,
        profile=ports.profile.name,
        pool_id=ports.directory.pool_id,
        who=caller.arn,
        begun_at=datetime.now(UTC).isoformat(),
        group=details.group,
        source=args.table.name if args.table else args.view,
        machine=args.start,
        bucket=args.bucket,
    )
    job = await begin_job(open_jobs(args.context), header, plan.rows, rate)
    by = bulk_run.job_context(ports, rules.facts, job, rate)
    if job.is_on_engine:
        return await bulk_engine.work(job, by, engine_of(args, ports), output, args.report)
    return await bulk_run.work(job, by, output, args.report)


def engine_of(args: argparse.Namespace, ports: AdminProfilePorts) -> Engine:
    """Return the engine where the profile's pool is."""
    return open_engine(args.context, ports.profile, args.aws_profile)


def chosen_action(args: argparse.Namespace) -> tuple[AdminAction, ActionDetails]:
    """Return the action and its details. Raises StopError where they are not clear."""
    if args.action in _BETTER_WAYS:
        raise StopError(Notice("bulk-unclear", {"because": _BETTER_WAYS[args.action]}))
    if args.action is None or not (args.table or args.view):
        raise StopError(Notice("bulk-unclear"))
    if args.action not in BULK_ACTIONS:
        known = ", ".join(BULK_ACTIONS)
        raise StopError(
            Notice("bulk-unclear", {"because": "action", "action": args.action, "actions": known})
        )
    action = ACTIONS[args.action]
    if "group" in action.wants and not args.group:
        raise StopError(Notice("bulk-unclear", {"because": "group"}))
    if args.start and not args.bucket:
        raise StopError(Notice("bulk-unclear", {"because": "bucket"}))
    if args.rate is not None and not 0 < args.rate < inf:
        raise StopError(Notice("bulk-unclear", {"because": "rate"}))
    return action, ActionDetails(group=args.group)


async def _planned(
    ports: AdminProfilePorts,
    args: argparse.Namespace,
    rules: EligibilityRules,
    table: tuple[ListedPerson, ...] | None,
) -> BulkPlan:
    if table is not None:
        return await plan_table(ports.directory, table, rules)
    times = await ports.audit.password_times(ports.directory.pool_id)
    return await plan_view(ports.directory, VIEWS[args.view], times, rules)


async def _confirmed(args: argparse.Namespace, ready: int) -> None:
    """Have the number confirmed: by the option, or typed where standard input is not the table.

    Raises StopError, SignInCancelledError.
    """
    if args.confirm is None and is_standard_input(args.table):
        raise StopError(Notice("count-not-typed", {"ready": ready}))
    typed = str(args.confirm) if args.confirm is not None else await _typed(ready)
    if typed.strip() != str(ready):
        raise StopError(Notice("count-not-confirmed", {"ready": ready}))


async def _typed(ready: int) -> str:
    ask = Ask(1, TypeCount(ready), None, (ViewAction.CANCEL,), None, None, ())
    try:
        reply = await unlocked_ports.prompts().ask(ask)
    except NoAnswerError:
        raise StopError(Notice("count-not-typed", {"ready": ready, "because": "nobody"})) from None
    if isinstance(reply, ViewAction):
        raise SignInCancelledError
    return reply.fields["count"]
