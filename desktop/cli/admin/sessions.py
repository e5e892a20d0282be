"""`stile admin sessions`: a person's sign-ins that have not ended, and ending some of them."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.person_details import sessions_of
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action
from desktop.cli.admin.times import local_time, rfc3339
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.cognito.own_replies import OpenSession

_ACTION = ACTIONS["end-session"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "sessions", run)
    ended = words.say("admin-command.end-session")
    parser.add_argument("--end", metavar="ID", action="append", default=[], help=ended)


def run(args: argparse.Namespace) -> int:
    """End what is to be ended, then list what is open."""
    sessions = asyncio.run(_sessions(args))
    if args.json:
        say(json.dumps([_record(session) for session in sessions], indent=2))
        return DONE
    for name in args.end:
        say(words.say("admin.session-ended", username=args.username, name=name))
    if not sessions:
        sys.stderr.write(words.say("admin.no-sessions") + "\n")
    for session in sessions:
        say(_line(session))
    return DONE


async def _sessions(args: argparse.Namespace) -> tuple[OpenSession, ...]:
    """Return what is open: the list that was read before, without what was ended, for the pool lists late."""
    ports = command_setup.open_ports(args)
    request = await command_setup.request_for(ports, args.username)
    known = {session.id: session for session in await sessions_of(ports.directory, request.person)}
    for name in args.end:
        if name not in known:
            raise StopError(Notice("session-unknown", {"name": name}))
    for name in dict.fromkeys(args.end):
        ended = replace(request, details=ActionDetails(session=name))
        await perform_action(command_setup.action_ports(ports), _ACTION, ended)
        del known[name]
    return tuple(known.values())


def _record(session: OpenSession) -> dict[str, object]:
    """Return the session for programs; which one asks is a person's own matter, and nobody's here."""
    members = {name: value for name, value in asdict(session).items() if name != "is_current"}
    return {**members, "created": rfc3339(session.created), "used": rfc3339(session.used)}


def _line(session: OpenSession) -> str:
    where = ", ".join(filter(None, (session.device, session.address, session.place)))
    time = local_time(session.used) if session.used else "?"
    return words.say("admin.session", id=session.id, time=time, where=where).rstrip()
