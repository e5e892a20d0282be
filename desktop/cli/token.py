"""`stile token`: a token for another program."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, unlocked
from desktop.cli.output import say
from desktop.core import words
from desktop.core.catalogue.marks import DONE

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.secret import Secret


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("token", help=words.say("commands.token"), allow_abbrev=False)
    kind = parser.add_mutually_exclusive_group()
    for name in ("access", "id"):
        text = words.say(f"commands.token-{name}")
        kind.add_argument(f"--{name}", dest="kind", action="store_const", const=name, help=text)
    choose_profile.add_option(parser)
    unlocked.add_option(parser)
    parser.set_defaults(run=run, kind="access")


def run(args: argparse.Namespace) -> int:
    """Print the token and nothing else."""
    say(asyncio.run(_token(args)).reveal())
    return DONE


async def _token(args: argparse.Namespace) -> Secret:
    workplace = await unlocked.open_for(choose_profile.chosen(args), args)
    return await workplace.account.token(args.kind)
