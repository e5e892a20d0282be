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


def run(args: argparse.Namespace) -> int:
    """Change what is to be changed, then list the attributes."""
    attributes = asyncio.run(_attributes(args))
    if args.json:
        say(json.dumps(dict(attributes), indent=2))
        return DONE
    for name, value in attributes.items():
        say(words.say("admin.attribute", name=name, value=value))
    return DONE


async def _attributes(args: argparse.Namespace) -> Mapping[str, str]:
    ports = command_setup.open_ports(args)
    wanted = attribute_options.given_attributes(args)
    request = await command_setup.request_for(ports, args.username, ActionDetails(attributes=wanted))
    if wanted:
        with attribute_options.naming_members(wanted):
            await perform_action(command_setup.action_ports(ports), ACTIONS["attributes"], request)
    return _afterwards(request)


def _afterwards(request: ActionRequest) -> dict[str, str]:
    return {**request.person.attributes, **request.details.attributes}
