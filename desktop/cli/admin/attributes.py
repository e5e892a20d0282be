"""`stile admin attributes`: what the pool knows of a person, and changing it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.cli.admin import attribute_options, command_setup
from desktop.cli.admin.act import perform_action
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "attributes", run)
    attribute_options.add(parser, "--set", words.say("admin-command.set"))
    removed = words.say("admin-command.remove-attribute")
    parser.add_argument("--remove", metavar="NAME", action="append", default=[], help=removed)


def run(args: argparse.Namespace) -> int:
    """Remove what is to go, change what is to be changed, then list the attributes."""
    attributes = asyncio.run(_attributes(args))
    if args.json:
        say(json.dumps(dict(attributes), indent=2))
        return DONE
    for name, value in attributes.items():
        say(words.say("admin.attribute", name=name, value=value))
    return DONE


async def _attributes(args: argparse.Namespace) -> Mapping[str, str]:
    ports = command_setup.open_ports(args)
    wanted, removed = attribute_options.given_attributes(args), tuple(args.remove)
    details = ActionDetails(attributes=wanted, removed=removed)
    request = await command_setup.request_for(ports, args.username, details)
    for name, given in (("remove-attributes", removed), ("attributes", wanted)):
        if given:
            with attribute_options.naming_members(given):
                await perform_action(command_setup.action_ports(ports), ACTIONS[name], request)
    return _afterwards(request)


def _afterwards(request: ActionRequest) -> dict[str, str]:
    """Return what the pool knows now; with an address goes the mark that it is verified."""
    gone = {mark for name in request.details.removed for mark in (name, f"{name}_verified")}
    kept = {name: value for name, value in request.person.attributes.items() if name not in gone}
    return {**kept, **request.details.attributes}
