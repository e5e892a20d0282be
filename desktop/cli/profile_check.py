"""`stile profile check`: what can be told of a profile's pool without credentials."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, findings
from desktop.cli.change_advice import advise
from desktop.cli.output import say
from desktop.core import words
from desktop.wiring import diagnostics

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.notices.finding import Finding
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def register(actions: Commands) -> None:
    """Add the command to those of `stile profile`."""
    parser = actions.add_parser("check", help=words.say("commands.profile-check"), allow_abbrev=False)
    parser.add_argument("name", nargs="?", metavar="NAME", help=words.say("commands.show-which"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    choose_profile.add_option(parser)
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    profile = choose_profile.found(args.context, choose_profile.named(args))
    seen = asyncio.run(look_at_pool(args.context, profile))
    code = findings.show(seen, as_json=args.json, profile=profile.name)
    for line in () if args.json else advise(seen, profile):
        say(line)
    return code


async def look_at_pool(
    context: AppContext, profile: Profile, secret: Secret | None = None
) -> tuple[Finding, ...]:
    """Return what can be told of a profile's pool; with a secret in the place of the one that is kept."""
    return await diagnostics.run_checks(context, await diagnostics.pool_checks(context, profile, secret))
