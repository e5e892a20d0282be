"""`stile admin list`: the people of the pool, as they arrive."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from desktop.admin.saved_views import VIEWS, SavedView, TriageContext
from desktop.cli.admin.command_setup import command, open_ports
from desktop.cli.admin.listings import COLUMNS, CsvListing, JsonListing, ListedRow, Listing, TextListing
from desktop.cli.output import StopError
from desktop.core import words
from desktop.core.admin.people import PeopleFilter, UserStatus
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
    which.add_argument("--view", choices=sorted(VIEWS), help=words.say("admin-command.view"))
    statuses = [status.value for status in UserStatus]
    which.add_argument("--status", metavar="STATUS", choices=statuses, help=words.say("admin-command.status"))
    which.add_argument("--filter", metavar="ATTRIBUTE=VALUE", help=words.say("admin-command.filter"))
    which.add_argument("--group", metavar="GROUP", help=words.say("admin-command.list-group"))
    columns = words.say("admin-list.option.columns", names=", ".join(COLUMNS))
    parser.add_argument("--columns", metavar="NAMES", help=columns)
    parser.add_argument("--csv", action="store_true", help=words.say("admin-list.option.csv"))


def run(args: argparse.Namespace) -> int:
    """List people; each is printed when its page is there."""
    asyncio.run(_list(args))
    return DONE


async def _list(args: argparse.Namespace) -> None:
    listing = _listing(args)
    async for rows in _pages(open_ports(args), args):
        listing.take(rows)
    listing.end()


def _listing(args: argparse.Namespace) -> Listing:
    """Return the form of the list. Raises StopError where that is not clear."""
    if args.json and args.csv:
        raise StopError(Notice("forms-exclude"))
    named = tuple(filter(None, map(str.strip, (args.columns or "").split(","))))
    for name in named:
        if name not in COLUMNS:
            raise StopError(Notice("column-unknown", {"name": name, "names": ", ".join(COLUMNS)}))
    kind = JsonListing if args.json else CsvListing if args.csv else TextListing
    return kind(named)


async def _pages(ports: AdminProfilePorts, args: argparse.Namespace) -> AsyncIterator[list[ListedRow]]:
    """Return the people to show, page by page, each judged by the pool's settings and time."""
    view = VIEWS[args.view] if args.view else None
    narrowed, directory = _narrowed(args, view), ports.directory
    facts, times = await asyncio.gather(directory.facts(), ports.audit.password_times(directory.pool_id))
    pages = directory.pages(narrowed) if args.group is None else directory.members(args.group)
    async for page in pages:
        context = TriageContext(facts, directory.now(), times)
        shown = (person for person in page.people if view is None or view.shows(person, context))
        yield [ListedRow.of(person, context) for person in shown]


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
