"""`stile practice`: Stile on a pool of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import compose
from desktop.core import words

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("practice", help=words.say("commands.practice"), allow_abbrev=False)
    parser.add_argument("--serve", action="store_true", help=words.say("commands.serve"))
    parser.add_argument("--port", type=int, default=0, metavar="N", help=words.say("commands.port"))
    until = words.say("commands.until-stdin-closes")
    parser.add_argument("--until-stdin-closes", action="store_true", help=until)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve, or open the window on a pool that is served by another process."""
    if args.serve:
        return compose.serve_practice(args.port, until_stdin_closes=args.until_stdin_closes)
    return 0
