"""`stile admin bulk`: one action for many people, and the jobs that come of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.admin.bulk.bulk_actions import BULK_ACTIONS
from desktop.admin.saved_views import VIEWS
from desktop.cli.admin import bulk_import, bulk_jobs, bulk_new, command_setup
from desktop.cli.admin.numbers import pace, whole_number
from desktop.core import words

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "bulk", run, about_person=False)
    names = ", ".join(BULK_ACTIONS)
    parser.add_argument(
        "action", nargs="?", metavar="ACTION", help=words.say("bulk.option.action", actions=names)
    )
    _add_whom(parser)
    _add_how(parser)
    _add_engine(parser)
    _add_jobs(parser)


def run(args: argparse.Namespace) -> int:
    """Do what the options say: list jobs, go on with one, or begin one."""
    if args.jobs:
        return asyncio.run(bulk_jobs.show(args.context, as_json=args.json))
    if args.import_header:
        return asyncio.run(bulk_import.show_header(args))
    if args.resume or args.retry_failed:
        return asyncio.run(bulk_jobs.go_on(args))
    return asyncio.run(bulk_new.begin(args))


def _add_whom(parser: argparse.ArgumentParser) -> None:
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--from", dest="table", type=Path, metavar="CSV", help=words.say("bulk.option.from"))
    views = ", ".join(sorted(VIEWS))
    whom.add_argument(
        "--view", choices=sorted(VIEWS), metavar="VIEW", help=words.say("bulk.option.view", views=views)
    )
    parser.add_argument("--column", metavar="NAME", help=words.say("bulk.option.column"))


def _add_how(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--group", metavar="NAME", default="", help=words.say("bulk.option.group"))
    parser.add_argument("--dry-run", action="store_true", help=words.say("bulk.option.dry-run"))
    parser.add_argument("--rate", type=pace, metavar="N", help=words.say("bulk.option.rate"))
    parser.add_argument(
        "--confirm", type=whole_number, metavar="COUNT", help=words.say("bulk.option.confirm")
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help=words.say("bulk.option.report"))


def _add_engine(parser: argparse.ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--export", type=Path, metavar="DIR", help=words.say("bulk.option.export"))
    where.add_argument("--start", metavar="ARN", default="", help=words.say("bulk.option.start"))
    parser.add_argument("--bucket", metavar="NAME", default="", help=words.say("bulk.option.bucket"))


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--resume", metavar="JOB", help=words.say("bulk.option.resume"))
    which.add_argument("--retry-failed", metavar="JOB", help=words.say("bulk.option.retry-failed"))
    which.add_argument("--import-header", action="store_true", help=words.say("bulk.option.import-header"))
    which.add_argument("--jobs", action="store_true", help=words.say("bulk.option.jobs"))
