"""`stile support`: one file for support, shown before it is saved."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import display_checks, support_read
from desktop.cli.output import StopError, remark, say
from desktop.cli.views.lines import Lines
from desktop.cli.views.stdin import stdin
from desktop.cli.yes_no import is_yes
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.journal.support_bundle import file_name
from desktop.wiring.support_collection import support_bundle

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands

_ONLY_THIS_USER = 0o600


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("support", help=words.say("commands.support"), allow_abbrev=False)
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.say("commands.support-output"))
    parser.add_argument("--read", type=Path, metavar="FILE", help=words.say("commands.support-read"))
    parser.add_argument("--yes", action="store_true", help=words.say("commands.support-yes"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show what would be shared, ask, and save it; or show a file that another person saved."""
    if args.read is not None:
        return support_read.show(args.read)
    file = args.output or Path(file_name(datetime.now(UTC)))
    if file.exists():
        raise StopError(Notice("support-exists", {"file": str(file)}))
    text = asyncio.run(support_bundle(args.context, display_checks.checks())).render()
    say(text.rstrip())
    if not args.yes and not _agreed(file):
        say(words.say("support.not-saved"))
        return DONE
    _save(file, text)
    remark(words.say("support.saved", file=str(file)))
    return DONE


def _agreed(file: Path) -> bool:
    """Ask; without an answer, nothing is saved."""
    sys.stderr.write(words.say("support.ask", file=str(file)) + " ")
    sys.stderr.flush()
    line = asyncio.run(_next_line())
    if line is None:
        raise StopError(Notice("no-answer"))
    return is_yes(line)


async def _next_line() -> str | None:
    return await Lines(stdin()).next()


def _save(file: Path, text: str) -> None:
    try:
        file.touch(_ONLY_THIS_USER, exist_ok=False)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopError(Notice("support-not-saved", {"file": str(file), "reason": reason})) from None
