"""`stile completion`: completion for bash, zsh and fish, as a script that is made once and starts nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.cli.commands import Commands

_SHELLS = ("bash", "zsh", "fish")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("completion", help=words.say("programs.completion"), allow_abbrev=False)
    parser.add_argument("shell", choices=_SHELLS, help=words.say("programs.completion-shell"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    say(script(args.shell))
    return DONE


def script(shell: str) -> str:
    """Return the script for a shell."""
    import shtab  # noqa: PLC0415 - asked for once in a while

    from desktop.cli.parser import whole_parser  # noqa: PLC0415 - which registers this command

    parser = whole_parser()
    by_metavar = {"FILE": shtab.FILE, "FOLDER": shtab.DIRECTORY}
    for action in _actions(parser):
        if action.metavar in by_metavar:
            action.complete = by_metavar[str(action.metavar)]  # type: ignore[attr-defined]  # shtab reads it
    return str(shtab.complete(parser, shell))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Return the options and arguments of a parser and of the commands below it."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - nor a name for this
            for inner in action.choices.values():
                yield from _actions(inner)
