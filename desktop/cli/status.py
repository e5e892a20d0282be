"""`stile status`: who is signed in, and until when."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, unlocked_ports
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.account.account import AccountStatus
    from desktop.cli.commands import Commands
    from desktop.wiring.profile_ports import ProfilePorts


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("status", help=words.say("commands.status"), allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is known on this computer; the pool is not called."""
    ports, status = asyncio.run(_status(args))
    if args.json:
        say(json.dumps(_record(ports, status)))
        return DONE
    say(_sentence(ports.profile.name, status))
    return DONE


async def _status(args: argparse.Namespace) -> tuple[ProfilePorts, AccountStatus | None]:
    ports = await unlocked_ports.open_for(choose_profile.chosen(args), args)
    return ports, await ports.account.status()


def _record(ports: ProfilePorts, status: AccountStatus | None) -> dict[str, str | bool | None]:
    return {
        "profile": ports.profile.name,
        "store": ports.vault.store,
        "signed_in": status is not None,
        "username": status.username if status else None,
        "email": (status.email or None) if status else None,
        "expires_at": status.expires_at.isoformat() if status else None,
        "refreshable": status.refreshable if status else None,
    }


def _sentence(profile: str, status: AccountStatus | None) -> str:
    if status is None:
        return words.say("status.nobody", profile=profile)
    key = "status.renewed" if status.refreshable else "status.until"
    ends = status.expires_at.astimezone().strftime("%H:%M:%S")
    return words.say(key, profile=profile, username=status.username, time=ends)
