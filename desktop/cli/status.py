"""`stile status`: who is signed in, and until when."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, unlocked_ports
from desktop.cli.output import notices_of, say, warn
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.exit_codes import DONE, REFUSED

if TYPE_CHECKING:
    import argparse

    from desktop.account.account import AccountStatus
    from desktop.cli.commands import Commands
    from desktop.core.storage.vault import Store
    from desktop.wiring.profile_ports import ProfilePorts

_NO_PROFILE = frozenset({"profile-none", "profile-not-chosen"})
"""With these nobody can be signed in; whatever else is wrong with the profiles may hide who is."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("status", help=words.say("commands.status"), allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is known on this computer, and end with 1 if nobody is signed in; the pool is not called."""
    try:
        ports, status = asyncio.run(_status(args))
    except StileError as error:
        if error.code not in _NO_PROFILE or not args.json:
            raise
        say(json.dumps(_record(None, None, None)))
        warn(*notices_of(error))
        return REFUSED
    name = ports.profile.name
    say(json.dumps(_record(name, ports.vault.store, status)) if args.json else _sentence(name, status))
    return DONE if status else REFUSED


async def _status(args: argparse.Namespace) -> tuple[ProfilePorts, AccountStatus | None]:
    ports = await unlocked_ports.open_for(choose_profile.chosen(args), args)
    return ports, await ports.account.status()


def _record(
    profile: str | None, store: Store | None, status: AccountStatus | None
) -> dict[str, str | bool | None]:
    return {
        "profile": profile,
        "store": store,
        "signed_in": status is not None,
        "username": status.username if status else None,
        "email": (status.email or None) if status else None,
        "expires_at": status.expires_at.isoformat(timespec="seconds") if status else None,
        "refreshable": status.refreshable if status else None,
    }


def _sentence(profile: str, status: AccountStatus | None) -> str:
    if status is None:
        return words.say("status.nobody", profile=profile)
    key = "status.renewed" if status.refreshable else "status.until"
    return words.say(key, profile=profile, username=status.username, time=_local(status.expires_at))


def _local(moment: datetime) -> str:
    """Return a moment by this computer's clock, with the day unless it is today."""
    local = moment.astimezone()
    is_today = local.date() == datetime.now().astimezone().date()
    return local.strftime("%H:%M:%S" if is_today else "%Y-%m-%d %H:%M:%S")
