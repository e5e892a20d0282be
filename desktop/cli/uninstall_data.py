"""`stile uninstall-data`: shows what Stile keeps on this computer, and removes it if a person says so."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from desktop.cli.output import StopError, say
from desktop.cli.yes_no import agrees, can_ask
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.wiring import data_removal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from desktop.cli.commands import Commands
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.data_removal import KeptData


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("uninstall-data", help=words.say("data.command"), allow_abbrev=False)
    parser.add_argument("--profile", metavar="NAME", help=words.say("data.of-profile"))
    parser.add_argument("--yes", action="store_true", help=words.say("data.yes"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show what there is; remove it with --yes, or where a person at the terminal agrees."""
    data = data_removal.find_data(args.context, args.profile)
    if data.is_nothing:
        say(words.say("data.nothing"))
        return _end(data)
    for line in _lines(args.context, data):
        say(line)
    if not args.yes and not (can_ask() and agrees(words.say("data.question"))):
        option = f" --profile {shlex.quote(args.profile)}" if args.profile else ""
        say(words.say("data.dry-run", command=f"stile uninstall-data{option} --yes"))
        return DONE
    data_removal.remove_data(args.context, data)
    say(words.say("data.removed"))
    if data.profile is None:
        say(words.say("data.program-stays"))
    return _end(data)


def _end(data: KeptData) -> int:
    if data.items is None:
        raise StopError(Notice("keyring-not-cleared"))
    return DONE


def _lines(context: AppContext, data: KeptData) -> Iterator[str]:
    if data.profile is None:
        yield words.say("data.would-go")
    else:
        yield words.say("data.would-go-of", profile=data.profile)
        if data.is_listed:
            yield words.say("data.list-entry", path=str(context.folders.profiles))
        yield words.say("data.journal")
    for file in data.files:
        yield words.say("data.file", path=str(file.path), n=file.n)
    for item in data.items or ():
        yield words.say("data.item", label=data_removal.label_of_item(item))
    yield words.say("data.at-the-pool")
