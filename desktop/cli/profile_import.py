"""`stile profile import`: what the command takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli import profile_options
from desktop.core import words

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(actions: Commands) -> None:
    """Add the command."""
    parser = actions.add_parser("import", help=words.say("commands.profile-import"), allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", help=words.say("commands.import-file"))
    parser.add_argument("--name", default="", metavar="NAME", help=words.say("commands.import-name"))
    parser.add_argument(
        "--environment", default="", metavar="NAME", help=words.say("commands.import-environment")
    )
    parser.add_argument("--yes", action="store_true", help=words.say("commands.import-yes"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    profile_options.add_manner(parser)
    parser.set_defaults(run=run, is_new=True)


def run(args: argparse.Namespace) -> int:
    """Import a profile; the readers are loaded only for it."""
    from desktop.cli.importing import run as import_profile  # noqa: PLC0415 - most commands need no reader

    return import_profile(args)
