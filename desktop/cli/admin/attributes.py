"""`stile admin attributes`: what the pool knows of a person, and changing it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.cli.admin import attribute_options, place
from desktop.cli.admin.act import done
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = place.command(commands, "attributes", run)
    attribute_options.add(parser, "--set", words.say("commands.admin-set"))


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
    laid_out = place.open_place(args)
    wanted = attribute_options.wanted(args)
    order = await place.order_for(laid_out, args.username, ActionDetails(attributes=wanted))
    if wanted:
        await done(place.desk(laid_out), ACTIONS["attributes"], order)
    return _afterwards(order)


def _afterwards(order: ActionRequest) -> dict[str, str]:
    return {**order.person.attributes, **order.details.attributes}
