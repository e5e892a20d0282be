"""`stile admin window`, and `stile admin` alone: the admins' window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli import window as windows
from desktop.core import words
from desktop.core.exit_codes import PERSON_NEEDED

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("window", help=words.say("admin-command.window"), allow_abbrev=False)
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Make the window what a parser's command opens."""
    choose_profile.add_option(parser, of_person=False)
    parser.add_argument("--aws-profile", metavar="NAME", help=words.say("commands.aws-profile"))
    parser.add_argument("--note", type=Path, metavar="FILE", help=words.say("admin-command.note"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and return when it is closed; without a display, say which commands do the same."""
    reason = windows.reason_against()
    if reason is not None:
        sys.stderr.write(f"{reason}\n{words.say('window.no-admin-window')}\n")
        return PERSON_NEEDED
    return windows.open_admin_window(args.context, choose_profile.chosen(args), args.aws_profile, args.note)
