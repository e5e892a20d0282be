"""`stile admin groups`: the pool's groups, or a person's, and putting people in and out."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.person_details import DirectoryGroup, all_groups, groups_of
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.wiring.admin_ports import AdminProfilePorts


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "groups", run, about_person=False)
    parser.add_argument(
        "username", metavar="USERNAME", nargs="?", help=words.say("admin-command.groups-whom")
    )
    for option in ("add", "remove"):
        text = words.say(f"admin-command.groups-{option}")
        parser.add_argument(f"--{option}", metavar="GROUP", action="append", default=[], help=text)


def run(args: argparse.Namespace) -> int:
    """Change what is to be changed, then list the groups."""
    if args.username is None and (args.add or args.remove):
        raise StopError(Notice("person-not-named"))
    groups = asyncio.run(_groups(command_setup.open_ports(args), args))
    if args.json:
        say(json.dumps([asdict(group) for group in groups], indent=2))
        return DONE
    for key, names in (("admin.group-added", args.add), ("admin.group-removed", args.remove)):
        for name in names:
            say(words.say(key, username=args.username, name=name))
    if not groups:
        sys.stderr.write(words.say("admin.no-groups") + "\n")
    for group in groups:
        say(words.say("admin.group", name=group.name, description=group.description).rstrip())
    return DONE


async def _groups(ports: AdminProfilePorts, args: argparse.Namespace) -> tuple[DirectoryGroup, ...]:
    if args.username is None:
        return await all_groups(ports.directory)
    request = await command_setup.request_for(ports, args.username)
    wanted = [("add-to-group", name) for name in args.add]
    wanted += [("remove-from-group", name) for name in args.remove]
    for action, name in wanted:
        await perform_action(
            command_setup.action_ports(ports),
            ACTIONS[action],
            replace(request, details=ActionDetails(group=name)),
        )
    return await groups_of(ports.directory, request.person)
