"""The commands that are one action on one person, and want nothing but the name."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionRequest, AdminAction
from desktop.admin.consequences import consequence
from desktop.admin.performing import ActionResult, perform
from desktop.cli.admin import place
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
        place.command(commands, name, partial(run, ACTIONS[name]))


def run(action: AdminAction, args: argparse.Namespace) -> int:
    """Do an action for a person, and say what it did."""
    order = asyncio.run(_performed(action, args))
    report(action, order, as_json=args.json)
    return DONE


async def _performed(action: AdminAction, args: argparse.Namespace) -> ActionRequest:
    laid_out = place.open_place(args)
    order = await place.order_for(laid_out, args.username)
    names = await place.own_names(args) if action.shuts_out else ()
    await done(place.desk(laid_out, names), action, order)
    return order


async def done(desk: AdminPorts, action: AdminAction, order: ActionRequest) -> ActionResult:
    """Perform an action; say so where its end could not be written down."""
    performed = await perform(desk, action, order)
    if not performed.written:
        warn(Notice("audit-not-written"))
    return performed


def report(action: AdminAction, order: ActionRequest, *, as_json: bool) -> None:
    """Say that an action was done, and what that means."""
    person = order.person
    if as_json:
        record = {"username": person.username, "sub": person.sub, "action": action.name, "result": "done"}
        say(json.dumps(record))
        return
    say(words.say("admin.done", action=words.say(f"admin.label.{action.name}"), username=person.username))
    say(consequence(action, order.facts))
