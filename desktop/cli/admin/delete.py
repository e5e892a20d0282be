"""`stile admin delete`: an account goes for good, once its name was typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionRequest
from desktop.admin.performing import require_typed
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action, report
from desktop.cli.admin.typed_name import typed_name
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["delete"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, _ACTION.name, run)
    parser.add_argument("--confirm", metavar="USERNAME", help=words.say("admin-command.confirm-name"))


def run(args: argparse.Namespace) -> int:
    """Delete an account."""
    report(_ACTION, asyncio.run(_delete(args)), as_json=args.json)
    return DONE


async def _delete(args: argparse.Namespace) -> ActionRequest:
    ports = command_setup.open_ports(args)
    request = await command_setup.request_for(ports, args.username)
    names = await ports.own_names()
    typed = args.confirm if args.confirm is not None else await typed_name(request.person.username)
    require_typed(request, typed)
    await perform_action(command_setup.action_ports(ports, names), _ACTION, request)
    return request
