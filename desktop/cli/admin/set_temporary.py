"""`stile admin set-temporary`: a password that the admin hands over; the exception, not the rule."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.consequences import consequence
from desktop.admin.temporary_password import temporary_password
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.admin.actions import ActionRequest
    from desktop.cli.commands import Commands
    from desktop.core.secret import Secret

_ACTION = ACTIONS["set-temporary"]


def register(commands: Commands) -> None:
    """Add the command."""
    command_setup.command(commands, _ACTION.name, run)


def run(args: argparse.Namespace) -> int:
    """Set the password and show it, this once."""
    request, password = asyncio.run(_set(args))
    if args.json:
        say(json.dumps({"username": request.person.username, "password": password.reveal()}))
        return DONE
    say(words.say("admin.password", username=request.person.username, password=password.reveal()))
    say(consequence(_ACTION, request.facts))
    return DONE


async def _set(args: argparse.Namespace) -> tuple[ActionRequest, Secret]:
    ports = command_setup.open_ports(args)
    password = temporary_password((await ports.directory.facts()).policy)
    request = await command_setup.request_for(ports, args.username, ActionDetails(password=password))
    await perform_action(command_setup.action_ports(ports), _ACTION, request)
    return request, password
