"""`stile admin list`: the people of the pool, as they arrive."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

from desktop.admin.expiry import Expiry, expiry_of
from desktop.admin.saved_views import VIEWS, SavedView, TriageContext
from desktop.admin.triage import recommended_action, state_of, why_stuck
from desktop.cli.admin.command_setup import command, open_ports
from desktop.cli.admin.record import Record, record_of
from desktop.cli.admin.times import local_time
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.admin.people import PeopleFilter, Person, UserStatus
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator

    from desktop.cli.commands import Commands
    from desktop.wiring.admin_ports import AdminProfilePorts

_FILTER = re.compile(r"(?P<attribute>[\w:]+)(?P<operator>\^?=)(?P<value>.*)", re.DOTALL)


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "list", run, about_person=False)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--view", choices=sorted(VIEWS), help=words.say("commands.admin-view"))
    which.add_argument(
        "--status", metavar="STATUS", choices=list(UserStatus), help=words.say("commands.admin-status")
    )
    which.add_argument("--filter", metavar="ATTRIBUTE=VALUE", help=words.say("commands.admin-filter"))


def run(args: argparse.Namespace) -> int:
    """List people; each is printed when its page is there."""
    asyncio.run(_list(args))
    return DONE


async def _list(args: argparse.Namespace) -> None:
    async for person, context in _wanted(open_ports(args), args):
        say(json.dumps(_record(person, context)) if args.json else _line(person, context))


async def _wanted(
    ports: AdminProfilePorts, args: argparse.Namespace
) -> AsyncIterator[tuple[Person, TriageContext]]:
    """Return the people to show, each with what is needed to judge them by."""
    view = VIEWS[args.view] if args.view else None
    narrowed, directory = _narrowed(args, view), ports.directory
    facts, times = await asyncio.gather(directory.facts(), ports.audit.password_times(directory.pool_id))
    async for page in directory.pages(narrowed):
        context = TriageContext(facts, directory.now(), times)
        for person in page.people:
            if view is None or view.shows(person, context):
                yield person, context


def _narrowed(args: argparse.Namespace, view: SavedView | None) -> PeopleFilter | None:
    if view is not None:
        return view.narrowed
    if args.status is not None:
        return PeopleFilter.by_status(UserStatus(args.status))
    if args.filter is None:
        return None
    matched = _FILTER.fullmatch(args.filter)
    if matched is None:
        raise StopError(Notice("filter-impossible"))
    return PeopleFilter(matched["attribute"], matched["value"], prefix=matched["operator"] == "^=")


def _record(person: Person, context: TriageContext) -> Record:
    expiry = _expiry(person, context)
    why = why_stuck(person, expiry, context.now)
    return record_of(person, expiry, why, recommended_action(person, context.facts, why))


def _line(person: Person, context: TriageContext) -> str:
    expiry = _expiry(person, context)
    state = words.say(f"admin.state.{state_of(person, expiry, context.now)}")
    line = words.say("admin.row", username=person.username, state=state)
    open_still = expiry is not None and person.enabled and not expiry.has_passed(context.now)
    return f"{line} {ends(expiry)}" if expiry and open_still else line


def ends(expiry: Expiry) -> str:
    """Return the end of a temporary password in words, as exactly as it is known."""
    key = "admin.expiry.exact" if expiry.is_exact else "admin.expiry.at-the-latest"
    return words.say(key, time=local_time(expiry.at))


def _expiry(person: Person, context: TriageContext) -> Expiry | None:
    return expiry_of(person, context.facts, context.password_times.get(person.sub))
