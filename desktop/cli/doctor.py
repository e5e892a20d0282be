"""`stile doctor`: looks at everything a sign-in needs here, and says what to do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, display_checks, findings
from desktop.cli.change_advice import advise
from desktop.cli.output import say
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.finding import Check, Finding
from desktop.wiring import diagnostics

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from desktop.cli.commands import Commands
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help=words.say("commands.doctor"), allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.add_argument("--self-test", action="store_true", help=words.say("commands.self-test"))
    parser.add_argument("--updates", action="store_true", help=words.say("commands.updates"))
    choose_profile.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check this computer and, if there is one, the profile; or the program itself, or for a newer one."""
    if args.self_test:
        from desktop.cli.self_test import test_program  # noqa: PLC0415 - it takes the whole program along

        return test_program(args.context, as_json=args.json)
    if args.updates:
        return findings.show(asyncio.run(_updates(args.context)), as_json=args.json)
    found = asyncio.run(examine(args.context, args.profile))
    code = findings.show(found, as_json=args.json)
    for line in () if args.json else advise(found, _looked_at(args.context, args.profile)):
        say(line)
    return code


async def _updates(context: AppContext) -> tuple[Finding, ...]:
    from desktop.wiring.update_check import update_checks  # noqa: PLC0415 - nobody is asked unless a person asks

    return await diagnostics.run_checks(context, update_checks(context))


async def examine(context: AppContext, name: str | None) -> tuple[Finding, ...]:
    """Return what is found with a profile, or with the default one, or without any if there is none."""
    profile = _looked_at(context, name)
    own = (*display_checks.checks(), Check("profiles", lambda: _profiles(context)))
    return await diagnostics.run_checks(context, (*own, *await diagnostics.all_checks(context, profile)))


def _looked_at(context: AppContext, name: str | None) -> Profile | None:
    return choose_profile.found(context, name) if name else _default(context)


def _default(context: AppContext) -> Profile | None:
    try:
        return context.profile_repository().get()
    except StileError:
        return None


def _profiles(context: AppContext) -> Iterator[Finding]:
    repository = context.profile_repository()
    notices, names = repository.notices(), repository.names()
    for notice in notices:
        yield Finding.problem("profiles.unsound", said=words.sentence(notice))
    if not names and not notices:
        yield Finding.warning("profiles.none")
    elif not notices:
        yield Finding.ok("profiles.sound", n=len(names), names=", ".join(names))
