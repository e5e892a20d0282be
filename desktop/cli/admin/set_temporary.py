"""`stile admin set-temporary`: a password that the admin hands over; the exception, not the rule."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.admin.consequences import consequence
from desktop.admin.temporary_password import temporary_password
from desktop.cli.admin import place
from desktop.cli.admin.act import done
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
    place.command(commands, _ACTION.name, run)


def run(args: argparse.Namespace) -> int:
    """Set the password and show it, this once."""
    order, password = asyncio.run(_set(args))
    if args.json:
        say(json.dumps({"username": order.person.username, "password": password.reveal()}))
        return DONE
    say(words.say("admin.password", username=order.person.username, password=password.reveal()))
    say(consequence(_ACTION, order.facts))
    return DONE


async def _set(args: argparse.Namespace) -> tuple[ActionRequest, Secret]:
    laid_out = place.open_place(args)
    password = temporary_password((await laid_out.directory.facts()).policy)
    order = await place.order_for(laid_out, args.username, ActionDetails(password=password))
    await done(place.desk(laid_out), _ACTION, order)
    return order, password
