"""`stile admin events`: a person's newest sign-ins, where the pool's plan keeps them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.admin.person_details import SignInEvent, events_of
from desktop.admin.person_lookup import find_person
from desktop.cli.admin import place
from desktop.cli.admin.times import rfc3339, told
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = place.command(commands, "events", run)
    parser.add_argument("--most", type=int, default=20, metavar="N", help=words.say("commands.admin-most"))


def run(args: argparse.Namespace) -> int:
    """List the sign-ins, newest first; for programs one a line."""
    for event in asyncio.run(_events(args)):
        say(json.dumps({**asdict(event), "at": rfc3339(event.at)}) if args.json else _line(event))
    return DONE


async def _events(args: argparse.Namespace) -> tuple[SignInEvent, ...]:
    laid_out = place.open_place(args)
    person = await find_person(laid_out.directory, args.username)
    return await events_of(laid_out.directory, person, args.most)


def _line(event: SignInEvent) -> str:
    where = ", ".join(filter(None, (event.device, event.ip, event.place)))
    time = told(event.at) if event.at else "?"
    return words.say("admin.event", time=time, kind=event.kind, response=event.response, where=where).rstrip()
