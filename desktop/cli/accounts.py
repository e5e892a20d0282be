"""`stile accounts`: every account of every profile on this computer, and who is signed in with it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.cli.output import say, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.wiring.profile_accounts import accounts_of

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.profiles.account_profile import KnownAccount
    from desktop.wiring.app_context import AppContext


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("accounts", help=words.say("account.help.accounts"), allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is known on this computer, and what keeps it from being known; no pool is called."""
    accounts = asyncio.run(_all(args.context))
    unread = {each.unread.code: each.unread for each in accounts if each.unread}
    warn(*unread.values())
    if args.json:
        say(json.dumps([_record(each) for each in accounts]))
        return DONE
    for each in accounts:
        nobody = "status.account-unread" if each.unread else "status.account-nobody"
        key = "status.account" if each.username else nobody
        option = f" --account {each.name}" if each.name else ""
        say(words.say(key, profile=each.profile.name, option=option, username=each.username))
    return DONE


async def _all(context: AppContext) -> list[KnownAccount]:
    found: list[KnownAccount] = []
    for profile in context.profile_repository().profiles():
        found += await accounts_of(context, profile)
    return found


def _record(account: KnownAccount) -> dict[str, str | bool | None]:
    return {
        "profile": account.profile.name,
        "account": account.name or None,
        "signed_in": None if account.unread else bool(account.username),
        "username": account.username or None,
        "unread": account.unread.code if account.unread else None,
    }
