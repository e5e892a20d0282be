"""`stile admin create`: a new account, whose temporary password goes to the person."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.consequences import consequence
from desktop.admin.person_lookup import find_person
from desktop.admin.temporary_password import temporary_password
from desktop.cli.admin import attribute_options, place
from desktop.cli.admin.act import done
from desktop.cli.output import say
from desktop.core import words
from desktop.core.admin.people import Person, UserStatus
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["create"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = place.command(commands, _ACTION.name, run)
    attribute_options.add(parser, "--attribute", words.say("commands.admin-attribute"))
    parser.add_argument("--silent", action="store_true", help=words.say("commands.admin-silent"))


def run(args: argparse.Namespace) -> int:
    """Make the account. Without an invitation the password is shown, this once."""
    order = asyncio.run(_create(args))
    password = order.details.password
    shown = {"password": password.reveal()} if password else {}
    if args.json:
        say(json.dumps({"username": order.person.username, "sub": order.person.sub, **shown}))
        return DONE
    if shown:
        say(words.say("admin.password", username=order.person.username, **shown))
        return DONE
    say(words.say("admin.created", username=order.person.username))
    say(consequence(_ACTION, order.facts))
    return DONE


async def _create(args: argparse.Namespace) -> ActionRequest:
    laid_out = place.open_place(args)
    facts = await laid_out.directory.facts()
    password = temporary_password(facts.policy) if args.silent else None
    details = ActionDetails(password=password, attributes=attribute_options.wanted(args), silent=args.silent)
    await done(place.desk(laid_out), _ACTION, ActionRequest(_nobody_yet(args.username), facts, details))
    return ActionRequest(await find_person(laid_out.directory, args.username), facts, details)


def _nobody_yet(username: str) -> Person:
    now = datetime.now(UTC)
    return Person(username, "", UserStatus.UNKNOWN, enabled=True, created_at=now, modified_at=now)
