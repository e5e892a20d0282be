"""`stile admin delete`: an account goes for good, once its name was typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionRequest
from desktop.admin.performing import require_typed
from desktop.cli.admin import place
from desktop.cli.admin.act import done, report
from desktop.cli.admin.typed_name import typed_name
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["delete"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = place.command(commands, _ACTION.name, run)
    parser.add_argument("--confirm", metavar="USERNAME", help=words.say("commands.admin-confirm-name"))


def run(args: argparse.Namespace) -> int:
    """Delete an account."""
    report(_ACTION, asyncio.run(_delete(args)), as_json=args.json)
    return DONE


async def _delete(args: argparse.Namespace) -> ActionRequest:
    laid_out = place.open_place(args)
    order = await place.order_for(laid_out, args.username)
    names = await place.own_names(args)
    typed = args.confirm if args.confirm is not None else await typed_name(order.person.username)
    require_typed(order, typed)
    await done(place.desk(laid_out, names), _ACTION, order)
    return order
