"""`stile profile check`: what can be told of a profile's pool without credentials."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import findings
from desktop.cli.choose_profile import found
from desktop.core import words
from desktop.wiring import diagnostics as examining

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.notices.finding import Finding
    from desktop.profiles.profile import Profile


def register(actions: Commands) -> None:
    """Add the command to those of `stile profile`."""
    parser = actions.add_parser("check", help=words.say("commands.profile-check"), allow_abbrev=False)
    parser.add_argument("name", nargs="?", metavar="NAME", help=words.say("commands.show-which"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    profile = found(args.name)
    return findings.show(asyncio.run(_examine(profile)), as_json=args.json, profile=profile.name)


async def _examine(profile: Profile) -> tuple[Finding, ...]:
    return await examining.run_checks(
        (*examining.connection_checks(profile), *await examining.profile_checks(profile))
    )
