"""`stile sign-out`: forget the tokens, and end the session at the pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, unlocked_ports
from desktop.cli.next_command import nobody_signed_in
from desktop.cli.output import StopError, confirm, warn
from desktop.core import words
from desktop.core.exit_codes import DONE, TROUBLE
from desktop.core.notices.notice import Notice
from desktop.wiring.profile_accounts import forget_account

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_UNREAD = frozenset({"keyring-elsewhere", "passphrase-not-given"})
"""With these something is kept that cannot be read, so that nobody knows whether somebody is signed in."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("sign-out", help=words.say("commands.sign-out"), allow_abbrev=False)
    parser.add_argument("--everywhere", action="store_true", help=words.say("commands.everywhere"))
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sign out; where the pool could not be told, say so, and fail if that was the point."""
    return asyncio.run(_sign_out(args))


async def _sign_out(args: argparse.Namespace) -> int:
    profile = choose_profile.chosen(args)
    ports = await unlocked_ports.open_for(profile, args)
    if args.everywhere and await ports.account.status() is None:
        raise nobody_signed_in(args.context, profile)
    if not await ports.account.holds_tokens():
        if any(notice.code in _UNREAD for notice in ports.notices):
            raise StopError(Notice("not-signed-out"))
        confirm(words.say("status.nobody", profile=profile.name))
        return DONE
    told = await ports.account.sign_out(everywhere=args.everywhere)
    await forget_account(args.context, profile)
    if told:
        confirm(words.say("commands.signed-out"))
        return DONE
    warn(Notice("signed-out-here"))
    return TROUBLE if args.everywhere else DONE
