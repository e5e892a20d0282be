"""`stile admin create`: a new account, whose temporary password goes to the person."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.consequences import consequence
from desktop.admin.performing import read_again
from desktop.admin.temporary_password import temporary_password
from desktop.cli.admin import attribute_options, command_setup
from desktop.cli.admin.act import perform_action
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
    parser = command_setup.command(commands, _ACTION.name, run)
    attribute_options.add(parser, "--attribute", words.say("admin-command.attribute"))
    parser.add_argument("--silent", action="store_true", help=words.say("admin-command.silent"))


def run(args: argparse.Namespace) -> int:
    """Make the account. Without an invitation the password is shown, this once."""
    request = asyncio.run(_create(args))
    password = request.details.password
    shown = {"password": password.reveal()} if password else {}
    if args.json:
        say(json.dumps({"username": request.person.username, "sub": request.person.sub, **shown}))
        return DONE
    if shown:
        say(words.say("admin.password", username=request.person.username, **shown))
        return DONE
    say(words.say("admin.created", username=request.person.username))
    say(consequence(_ACTION, request.facts))
    return DONE


async def _create(args: argparse.Namespace) -> ActionRequest:
    ports = command_setup.open_ports(args)
    facts = await ports.directory.facts()
    password = temporary_password(facts.policy) if args.silent else None
    details = ActionDetails(
        password=password, attributes=attribute_options.given_attributes(args), silent=args.silent
    )
    request = ActionRequest(_nobody_yet(args.username), facts, details)
    with attribute_options.naming_members(details.attributes):
        performed = await perform_action(command_setup.action_ports(ports), _ACTION, request)
    made = await read_again(ports.directory, request, performed.answer)
    return ActionRequest(made or request.person, facts, details)


def _nobody_yet(username: str) -> Person:
    now = datetime.now(UTC)
    return Person(username, "", UserStatus.UNKNOWN, enabled=True, created_at=now, modified_at=now)
