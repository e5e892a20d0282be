"""`stile account`: what the service knows of the person, and what can be done about it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.account.errors import NotSignedInError
from desktop.cli import choose_profile, unlocked_ports
from desktop.cli.next_command import nobody_signed_in
from desktop.cli.output import StopError, remark, say
from desktop.cli.section_text import lines_of
from desktop.cli.yes_no import agrees, can_ask
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.account.operations import AccountOperation
    from desktop.account.section import Section
    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile

_FIRST = "details"


def register(commands: Commands) -> None:
    """Add the command, with a word for each page and each thing that can be done."""
    from desktop.account.operations import OPERATIONS  # noqa: PLC0415 - loaded when the command is named
    from desktop.account.sections import SECTIONS  # noqa: PLC0415

    parser = commands.add_parser("account", help=words.say("account.help.account"), allow_abbrev=False)
    _add_options(parser)
    parser.set_defaults(run=run_section, section=_FIRST, names_no_page=True)
    parts = parser.add_subparsers(title=words.say("commands.title"), metavar=words.say("commands.metavar"))
    for name in SECTIONS:
        part = parts.add_parser(name, help=words.say(f"account.about.{name}"), allow_abbrev=False)
        _add_options(part)
        part.set_defaults(run=run_section, section=name, names_no_page=False)
    for operation in OPERATIONS.values():
        _add_operation(parts, operation)


def _add_operation(parts: Commands, operation: AccountOperation) -> None:
    part = parts.add_parser(
        operation.name, help=words.say(f"account.help.{operation.name}"), allow_abbrev=False
    )
    if operation.about:
        which = words.say(f"account.which.{operation.about}")
        part.add_argument("about", metavar=operation.about.upper(), help=which)
    if operation.confirms:
        part.add_argument("--yes", action="store_true", help=words.say("account.help.yes"))
    _add_options(part)
    part.set_defaults(run=run_operation, operation=operation)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)


def run_section(args: argparse.Namespace) -> int:
    """Print one page."""
    profile = choose_profile.chosen(args)
    try:
        section = asyncio.run(_read(args, profile))
    except NotSignedInError:
        raise nobody_signed_in(args.context, profile) from None
    if args.json:
        say(json.dumps(section.to_plain()))
        return DONE
    for line in lines_of(section):
        say(line)
    if args.names_no_page:
        from desktop.account.sections import SECTIONS  # noqa: PLC0415 - as above

        others = ", ".join(name for name in SECTIONS if name != _FIRST)
        remark(words.say("account.other-pages", pages=others))
    return DONE


async def _read(args: argparse.Namespace, profile: Profile) -> Section:
    from desktop.account.sections import SECTIONS  # noqa: PLC0415 - as above

    ports = await unlocked_ports.open_for(profile, args)
    status = await ports.account.status()
    if status is None:
        raise NotSignedInError
    return await SECTIONS[args.section](ports.account_context(status.username))


def run_operation(args: argparse.Namespace) -> int:
    """Do one thing, and return the exit code."""
    from desktop.cli.account_run import AccountRun, view_for  # noqa: PLC0415 - as above

    operation: AccountOperation = args.operation
    if operation.confirms and not args.yes and not args.json:
        _confirm(operation.name)
    profile = choose_profile.chosen(args)
    view = view_for(args, profile)
    return AccountRun(args, profile, view).run(operation, getattr(args, "about", ""))


def _confirm(name: str) -> None:
    if not can_ask():
        raise StopError(Notice("no-answer"))
    question = f"{words.say(f'account.confirm.{name}')} {words.say(f'account.after.{name}')} [y/N]"
    if not agrees(question):
        raise StopError(Notice("cancelled", {"because": "account"}))
