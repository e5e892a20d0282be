"""`stile admin providers`: the outside identities that lead to an account, and unlinking them."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails
from desktop.cli.admin import command_setup
from desktop.cli.admin.act import perform_action
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.admin.provider_links import ProviderLink, links_of
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ACTION = ACTIONS["unlink-provider"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "providers", run)
    unlinked = words.say("admin-command.unlink")
    parser.add_argument("--unlink", metavar="PROVIDER", action="append", default=[], help=unlinked)


def run(args: argparse.Namespace) -> int:
    """Unlink what is to be unlinked, then list what is linked."""
    links = asyncio.run(_links(args))
    if args.json:
        say(json.dumps([asdict(link) for link in links], indent=2))
        return DONE
    for name in args.unlink:
        say(words.say("admin.provider-unlinked", username=args.username, name=name))
    if not links:
        sys.stderr.write(words.say("admin.no-providers") + "\n")
    for link in links:
        say(words.say("admin.provider", provider=link.provider, kind=link.kind, subject=link.subject))
    return DONE


async def _links(args: argparse.Namespace) -> tuple[ProviderLink, ...]:
    ports = command_setup.open_ports(args)
    request = await command_setup.request_for(ports, args.username)
    links = links_of(request.person)
    for name in args.unlink:
        if name not in {link.provider for link in links}:
            names = ", ".join(dict.fromkeys(link.provider for link in links))
            because = "others" if links else "none"
            raise StopError(Notice("provider-not-linked", {"because": because, "name": name, "names": names}))
    for name in dict.fromkeys(args.unlink):
        unlinked = replace(request, details=ActionDetails(provider=name))
        await perform_action(command_setup.action_ports(ports), _ACTION, unlinked)
    return tuple(link for link in links if link.provider not in args.unlink)
