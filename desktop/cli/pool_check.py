"""`stile pool check`: what of a pool's settings weakens or breaks sign-in, and the way to its own codes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.admin.pool_check import browser_rules, email_codes
from desktop.admin.pool_check.pool_setup import IntendedUse, PoolSetup, count_unverified, read_setup
from desktop.admin.pool_check.rule_table import check_setup
from desktop.admin.pool_check.setting_updates import as_command
from desktop.cli import choose_profile, findings, pool_change
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.notices.finding import Finding, FindingState
from desktop.core.notices.notice import Notice
from desktop.profiles.from_pool import with_pool_settings
from desktop.wiring.admin_ports import open_admin

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.admin.admin_call import AdminCall
    from desktop.profiles.profile import Profile
    from desktop.wiring.admin_ports import AdminProfilePorts
    from desktop.wiring.app_context import AppContext


def register(actions: Commands) -> None:
    """Add the command to those of `stile pool`."""
    parser = actions.add_parser("check", help=words.say("commands.pool-check"), allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.add_argument("--aws-profile", metavar="NAME", help=words.say("commands.aws-profile"))
    parser.add_argument("--write-profile", action="store_true", help=words.say("commands.write-profile"))
    parser.add_argument("--email-codes", action="store_true", help=words.say("commands.email-codes"))
    parser.add_argument("--count-people", action="store_true", help=words.say("commands.count-people"))
    parser.add_argument("--ses-identity", metavar="ARN", help=words.say("commands.ses-identity"))
    parser.add_argument("--from", dest="sender", metavar="ADDRESS", help=words.say("commands.ses-from"))
    parser.add_argument("--apply", action="store_true", help=words.say("commands.pool-apply"))
    parser.add_argument("--confirm", metavar="POOL_ID", help=words.say("commands.pool-confirm"))
    choose_profile.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read how the pool is set up and report; change it only where that was asked for and confirmed."""
    sender = _sender(args)
    ports = open_admin(args.context, choose_profile.chosen(args), args.aws_profile)
    setup = asyncio.run(_read(ports, count=args.count_people))
    profile = ports.profile
    if args.write_profile:
        profile = _written(args.context, profile, setup, as_json=args.json)
    use = use_of(profile)
    if not args.email_codes:
        found = (*check_setup(setup, use), _readiness(setup, use))
        mending = browser_rules.change(setup, use)
        if not mending:
            return findings.show(found, as_json=args.json, pool=setup.pool_id)
        return _show_way(found, mending, setup, as_json=args.json)
    calls = email_codes.calls(setup, sender)
    code = _show_way(email_codes.missing(setup, use, sender), calls, setup, as_json=args.json)
    if not args.apply or not calls:
        return code
    if not email_codes.can_be_switched_on(setup, sender):
        raise StopError(Notice("pool-no-sender"))
    return pool_change.make(ports, setup, calls, args)


def use_of(profile: Profile) -> IntendedUse:
    """Return how a profile means to use its pool."""
    return IntendedUse(profile.name, profile.settings(), profile.has_client_secret)


async def _read(ports: AdminProfilePorts, *, count: bool) -> PoolSetup:
    setup = await read_setup(ports.directory, ports.profile.client_id)
    return replace(setup, unverified=await count_unverified(ports.directory)) if count else setup


def _sender(args: argparse.Namespace) -> email_codes.SesSender | None:
    if bool(args.ses_identity) != bool(args.sender):
        raise StopError(Notice("pool-half-sender"))
    return email_codes.SesSender(args.ses_identity, args.sender) if args.sender else None


def _readiness(setup: PoolSetup, use: IntendedUse) -> Finding:
    """Say in one line how far the pool is from codes by e-mail."""
    gaps = sum(finding.state is FindingState.PROBLEM for finding in email_codes.missing(setup, use))
    if not gaps:
        return Finding.ok("email-codes.ready")
    return Finding.warning("email-codes.not-ready", n=gaps)


def _show_way(
    found: tuple[Finding, ...], calls: tuple[AdminCall, ...], setup: PoolSetup, *, as_json: bool
) -> int:
    commands = [as_command(call, setup.pool_id) for call in calls]
    code = findings.show(found, as_json=as_json, pool=setup.pool_id, commands=commands)
    if commands and not as_json:
        say(words.say("pool.commands"))
        for command in commands:
            say(f"\n{command}")
    return code


def _written(context: AppContext, profile: Profile, setup: PoolSetup, *, as_json: bool) -> Profile:
    """Let the profile say what the pool says: session minutes, policy, and a flow that works."""
    policy = setup.facts.policy
    known = with_pool_settings(profile, setup.minutes, policy, setup.flow_for(profile.flow))
    if known != profile:
        context.profile_repository().replace(known)
    if not as_json:
        values = {"minutes": known.session_minutes, "flow": known.flow, "length": policy.min_length}
        say(words.say("pool.profile-written", profile=profile.name, **values))
    return known
