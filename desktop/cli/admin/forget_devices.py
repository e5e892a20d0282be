"""`stile admin forget-devices`: no computer of a person is remembered any more."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.person_details import devices_of
from desktop.cli.admin import place
from desktop.cli.admin.act import done, report
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["forget-devices"]


def register(commands: Commands) -> None:
    """Add the command."""
    place.command(commands, _ACTION.name, run)


def run(args: argparse.Namespace) -> int:
    """Forget them all."""
    report(_ACTION, asyncio.run(_forgotten(args)), as_json=args.json)
    return DONE


async def _forgotten(args: argparse.Namespace) -> ActionRequest:
    laid_out = place.open_place(args)
    order = await place.order_for(laid_out, args.username)
    devices = await devices_of(laid_out.directory, order.person) if order.facts.tracks_devices else ()
    order = replace(order, details=ActionDetails(devices=tuple(device.key for device in devices)))
    await done(place.desk(laid_out), _ACTION, order)
    return order
