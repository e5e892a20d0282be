"""The one parser. A command is loaded when it is named; all of them only for the list of commands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli import choose_profile
from desktop.cli.command_line import CommandParser
from desktop.cli.output import say
from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.cli.commands import Commands


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; `run` of it does it. Raises SystemExit, as argparse does."""
    return _parser_of(_named_in(argv)).parse_args(argv)


def whole_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, for what describes them: completion scripts and the manual page."""
    return _parser_of(_COMMANDS.values())


def _parser_of(registers: Iterable[Callable[[Commands], None]]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = CommandParser(
        "stile",
        description=words.say("commands.stile"),
        epilog=words.say("usage.environment"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        further=_COMMANDS,
    )
    parser.add_argument(*_VERSION, action=_Version, nargs=0, help=words.say("commands.version"))
    choose_profile.add_option(parser, default=None)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title=words.say("commands.title"), metavar=words.say("commands.metavar"))
    for register in registers:
        register(commands)
    return parser


def _show_help(named: Sequence[str]) -> bool:
    """Print the help of a command, as its --help does; False if there is none of that name."""
    if named[0] in _COMMANDS:
        parse([*named, "--help"])
    return named[0] in _COMMANDS


def _named_in(argv: Sequence[str]) -> list[Callable[[Commands], None]]:
    """Return the command that the first words name, all commands if they name none, none for `--version`."""
    if argv and argv[0] in _VERSION:
        return []
    named = [_COMMANDS[word] for word in argv[:_FIRST_WORDS] if word in _COMMANDS]
    return named or list(_COMMANDS.values())


def _window(args: argparse.Namespace) -> int:
    from desktop.cli import window  # noqa: PLC0415 - as the commands

    return window.run(args.context, choose_profile.slot(args))


def _sign_in(commands: Commands) -> None:
    from desktop.cli.sign_in import register  # noqa: PLC0415 - see the module's docstring

    register(commands)


def _status(commands: Commands) -> None:
    from desktop.cli.status import register  # noqa: PLC0415

    register(commands)


def _token(commands: Commands) -> None:
    from desktop.cli.token import register  # noqa: PLC0415

    register(commands)


def _credentials(commands: Commands) -> None:
    from desktop.cli.credentials import register  # noqa: PLC0415

    register(commands)


def _exec(commands: Commands) -> None:
    from desktop.cli.exec_command import register  # noqa: PLC0415

    register(commands)


def _kube_token(commands: Commands) -> None:
    from desktop.cli.kube_token import register  # noqa: PLC0415

    register(commands)


def _aws_profile(commands: Commands) -> None:
    from desktop.cli.aws_profile import register  # noqa: PLC0415

    register(commands)


def _completion(commands: Commands) -> None:
    from desktop.cli.completion import register  # noqa: PLC0415

    register(commands, whole_parser)


def _sign_out(commands: Commands) -> None:
    from desktop.cli.sign_out import register  # noqa: PLC0415

    register(commands)


def _account(commands: Commands) -> None:
    from desktop.cli.account import register  # noqa: PLC0415

    register(commands)


def _accounts(commands: Commands) -> None:
    from desktop.cli.accounts import register  # noqa: PLC0415

    register(commands)


def _profile(commands: Commands) -> None:
    from desktop.cli.profile import register  # noqa: PLC0415

    register(commands)


def _admin(commands: Commands) -> None:
    from desktop.cli.admin import register  # noqa: PLC0415

    register(commands)


def _practice(commands: Commands) -> None:
    from desktop.cli.practice import register  # noqa: PLC0415

    register(commands)


def _doctor(commands: Commands) -> None:
    from desktop.cli.doctor import register  # noqa: PLC0415

    register(commands)


def _journal(commands: Commands) -> None:
    from desktop.cli.journal import register  # noqa: PLC0415

    register(commands)


def _review(commands: Commands) -> None:
    from desktop.cli.review import register  # noqa: PLC0415

    register(commands)


def _support(commands: Commands) -> None:
    from desktop.cli.support import register  # noqa: PLC0415

    register(commands)


def _pool(commands: Commands) -> None:
    from desktop.cli.pool import register  # noqa: PLC0415

    register(commands)


def _codes(commands: Commands) -> None:
    from desktop.cli.codes import register  # noqa: PLC0415

    register(commands)


def _open(commands: Commands) -> None:
    from desktop.cli.open_profile import register  # noqa: PLC0415

    register(commands)


def _help(commands: Commands) -> None:
    from desktop.cli.guide import register  # noqa: PLC0415

    register(commands, _show_help)


def _uninstall_data(commands: Commands) -> None:
    from desktop.cli.uninstall_data import register  # noqa: PLC0415

    register(commands)


_VERSION = ("-V", "--version")
_FIRST_WORDS = 5
"""`--profile NAME` and `--account NAME` may stand before the command."""

_COMMANDS: dict[str, Callable[[Commands], None]] = {
    "sign-in": _sign_in,
    "status": _status,
    "token": _token,
    "credentials": _credentials,
    "exec": _exec,
    "kube-token": _kube_token,
    "aws-profile": _aws_profile,
    "sign-out": _sign_out,
    "account": _account,
    "accounts": _accounts,
    "profile": _profile,
    "open": _open,
    "admin": _admin,
    "practice": _practice,
    "doctor": _doctor,
    "journal": _journal,
    "review": _review,
    "support": _support,
    "uninstall-data": _uninstall_data,
    "pool": _pool,
    "codes": _codes,
    "completion": _completion,
    "help": _help,
}


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from desktop.version import build_commit, version  # noqa: PLC0415 - asked for once in a while

        come_from = build_commit()
        say(f"stile {version()} ({come_from})" if come_from else f"stile {version()}")
        parser.exit()
