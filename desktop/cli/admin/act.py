"""The commands that are one action on one person, and want nothing but the name."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionRequest, AdminAction
from desktop.admin.consequences import consequence
from desktop.admin.performing import ActionResult, perform
from desktop.cli.admin import command_setup
from desktop.cli.output import say, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.admin.performing import AdminPorts
    from desktop.cli.commands import Commands

_NAMES = ("resend", "reset", "reset-mfa", "confirm", "enable", "disable", "sign-out")


def register(commands: Commands) -> None:
    """Add a command for each action."""
    for name in _NAMES:
        command_setup.command(commands, name, partial(run, ACTIONS[name]))


def run(action: AdminAction, args: argparse.Namespace) -> int:
    """Do an action for a person, and say what it did."""
    request = asyncio.run(_performed(action, args))
    report(action, request, as_json=args.json)
    return DONE


async def _performed(action: AdminAction, args: argparse.Namespace) -> ActionRequest:
    ports = command_setup.open_ports(args)
    request = await command_setup.request_for(ports, args.username)
    names = await ports.own_names() if action.shuts_out else ()
    await perform_action(command_setup.action_ports(ports, names), action, request)
    return request


async def perform_action(ports: AdminPorts, action: AdminAction, request: ActionRequest) -> ActionResult:
    """Perform an action; say so where its end could not be written down."""
    performed = await perform(ports, action, request)
    if not performed.written:
        warn(Notice("audit-not-written"))
    return performed


def report(action: AdminAction, request: ActionRequest, *, as_json: bool) -> None:
    """Say that an action was done, and what that means."""
    person = request.person
    if as_json:
        record = {"username": person.username, "sub": person.sub, "action": action.name, "result": "done"}
        say(json.dumps(record))
        return
    say(words.say("admin.done", action=words.say(f"admin.label.{action.name}"), username=person.username))
    say(consequence(action, request.facts))
