"""`stile completion`: completion for bash, zsh and fish, as a script that is made once and starts nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.cli.commands import Commands

_SHELLS = ("bash", "zsh", "fish")


def register(commands: Commands, whole_parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Add the command, which describes all others."""
    parser = commands.add_parser("completion", help=words.say("programs.completion"), allow_abbrev=False)
    parser.add_argument("shell", choices=_SHELLS, help=words.say("programs.completion-shell"))
    parser.set_defaults(run=run, whole_parser=whole_parser)


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    say(script(args.shell, args.whole_parser()))
    return DONE


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """Return the script for a shell and the parser of all commands."""
    import shtab  # noqa: PLC0415 - asked for once in a while

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
