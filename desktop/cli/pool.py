"""`stile pool`: what admins see and change of a pool's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli import pool_check
from desktop.core import words

if TYPE_CHECKING:
    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command with its own commands."""
    parser = commands.add_parser("pool", help=words.say("commands.pool"), allow_abbrev=False)
    pool_check.register(parser.add_subparsers(required=True, metavar=words.say("commands.metavar")))
