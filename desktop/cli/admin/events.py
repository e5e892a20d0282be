"""`stile admin events`: a person's newest sign-ins, where the pool's plan keeps them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.admin.person_details import SignInEvent, events_of
from desktop.admin.person_lookup import find_person
from desktop.cli.admin import command_setup
from desktop.cli.admin.numbers import whole_number
from desktop.cli.admin.times import local_time, rfc3339
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "events", run)
    parser.add_argument(
        "--most", type=whole_number, default=20, metavar="N", help=words.say("admin-command.most")
    )


def run(args: argparse.Namespace) -> int:
    """List the sign-ins, newest first; for programs one a line."""
    for event in asyncio.run(_events(args)):
        say(json.dumps({**asdict(event), "at": rfc3339(event.at)}) if args.json else _line(event))
    return DONE


async def _events(args: argparse.Namespace) -> tuple[SignInEvent, ...]:
    ports = command_setup.open_ports(args)
    person = await find_person(ports.directory, args.username)
    return await events_of(ports.directory, person, args.most)


def _line(event: SignInEvent) -> str:
    where = ", ".join(filter(None, (event.device, event.ip, event.place)))
    time = local_time(event.at) if event.at else "?"
    return words.say("admin.event", time=time, kind=event.kind, response=event.response, where=where).rstrip()
