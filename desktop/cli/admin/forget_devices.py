"""`stile admin forget-devices`: no computer of a person is remembered any more."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.person_details import devices_of
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action, report
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["forget-devices"]


def register(commands: Commands) -> None:
    """Add the command."""
    command_setup.command(commands, _ACTION.name, run)


def run(args: argparse.Namespace) -> int:
    """Forget them all."""
    report(_ACTION, asyncio.run(_forgotten(args)), as_json=args.json)
    return DONE


async def _forgotten(args: argparse.Namespace) -> ActionRequest:
    ports = command_setup.open_ports(args)
    request = await command_setup.request_for(ports, args.username)
    devices = await devices_of(ports.directory, request.person) if request.facts.tracks_devices else ()
    request = replace(request, details=ActionDetails(devices=tuple(device.key for device in devices)))
    await perform_action(command_setup.action_ports(ports), _ACTION, request)
    return request
