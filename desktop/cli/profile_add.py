"""`stile profile add` and `change`: a profile whose values are given on the command line."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

from desktop.cli import findings, profile_options
from desktop.cli.change_advice import advise
from desktop.cli.next_command import next_command
from desktop.cli.output import StopError, confirm, say, warn
from desktop.cli.profile_check import look_at_pool
from desktop.cli.profile_secret import ClientSecretInput, add_with_secret
from desktop.core import words
from desktop.core.exit_codes import DONE, REFUSED
from desktop.core.notices.finding import has_problem
from desktop.core.notices.notice import Notice, Problem
from desktop.profiles.changes import UNKNOWN, changed, fate_of_kept
from desktop.profiles.configurations.pool_values import is_placeholder
from desktop.profiles.parsing import parse

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from desktop.cli.commands import Commands
    from desktop.core.notices.finding import Finding
    from desktop.profiles.profile import Profile

_ONLY_THE_SECRET = {"has_client_secret": True}


def register(actions: Commands) -> None:
    """Add both commands."""
    adding = actions.add_parser("add", help=words.say("commands.profile-add"), allow_abbrev=False)
    adding.add_argument("name", metavar="NAME", help=words.say("commands.new-name"))
    profile_options.add_pool(adding)
    profile_options.add_manner(adding)
    profile_options.add_check(adding)
    adding.set_defaults(run=add, is_new=True)
    changing = actions.add_parser("change", help=words.say("commands.profile-change"), allow_abbrev=False)
    changing.add_argument("name", metavar="NAME", help=words.say("commands.which-name"))
    profile_options.add_pool(changing, required=False)
    profile_options.add_manner(changing)
    changing.add_argument("--no-client-secret", action="store_true", help=words.say("commands.no-secret"))
    profile_options.add_check(changing)
    changing.set_defaults(run=change)


def add(args: argparse.Namespace) -> int:
    """Add a profile."""
    return _or_refused(args, "added", _added)


def _or_refused(args: argparse.Namespace, member: str, do: Callable[[argparse.Namespace], int]) -> int:
    """Do it; programs are told of a refusal as of everything else, by one object."""
    try:
        return do(args)
    except Exception as error:
        if not args.json:
            raise
        from desktop.cli.failure import notices_for  # noqa: PLC0415 - few commands fail

        problems = notices_for(error)
        told = [
            {
                "code": problem.code,
                "message": words.sentence(problem),
                "field": problem.field if isinstance(problem, Problem) else None,
            }
            for problem in problems
        ]
        say(json.dumps({"ok": False, "profile": args.name, member: False, "checks": [], "problems": told}))
        return words.exit_code(problems[0].code) or REFUSED


def _added(args: argparse.Namespace) -> int:
    values = profile_options.given(args)
    profile = parse({"name": args.name, **values, "sources": dict.fromkeys(values, "flag")})
    return asyncio.run(_add(args, profile))


async def _add(args: argparse.Namespace, profile: Profile) -> int:
    secret = ClientSecretInput(args)
    found = await _looked_at(args, profile, secret)
    if has_problem(found):
        return _not_written(args, profile, found, "commands.profile-not-added", "added")
    await add_with_secret(profile, args, secret)
    if args.json:
        return findings.show(found, as_json=True, profile=profile.name, added=True)
    confirm(words.say("commands.profile-added", name=profile.name))
    warn(*_placeholders(profile))
    if sys.stdout.isatty():
        confirm(_next_command(args, profile))
    return DONE


def _placeholders(profile: Profile) -> tuple[Notice, ...]:
    """Say which of the ids stand in a guide and at no pool: a command that was copied as it was."""
    names = ", ".join(value for value in (profile.pool_id, profile.client_id) if is_placeholder(value))
    return (Notice("profile-placeholder", {"names": names, "name": profile.name}),) if names else ()


def change(args: argparse.Namespace) -> int:
    """Change any value of a profile but its name."""
    return _or_refused(args, "changed", _changed)


def _changed(args: argparse.Namespace) -> int:
    values = profile_options.given(args)
    if args.no_client_secret:
        values["has_client_secret"] = False
    if not values:
        raise StopError(Notice("nothing-to-change"))
    repository = args.context.profile_repository()
    if values == _ONLY_THE_SECRET and repository.is_given(args.name):
        # the secret is not in the list of profiles, so one of the organisation's can take it, too
        return asyncio.run(_change(args, repository.get(args.name), None))
    written = repository.values(args.name)
    return asyncio.run(_change(args, changed(written, values), written))


async def _change(args: argparse.Namespace, profile: Profile, written: dict[str, Any] | None) -> int:
    """Write a changed profile; without what is `written` only its secret changes."""
    secret = ClientSecretInput(args)
    found = await _looked_at(args, profile, secret)
    if has_problem(found):
        return _not_written(args, profile, found, "commands.profile-not-changed", "changed")
    fates = await _fates(args, profile, written) if written else ()
    if not args.json:
        warn(*fates)
    await secret.keep(profile)
    if written:
        args.context.profile_repository().replace(profile)
    if args.json:
        kept = [fate.code for fate in fates]
        return findings.show(found, as_json=True, profile=profile.name, changed=True, kept=kept)
    confirm(words.say("commands.profile-changed", name=profile.name))
    return DONE


async def _fates(
    args: argparse.Namespace, profile: Profile, written: Mapping[str, Any]
) -> tuple[Notice, ...]:
    """Return what becomes of what is kept; the vault is looked into only where anything becomes of it."""
    if not fate_of_kept(written, profile, UNKNOWN):
        return ()
    from desktop.wiring.kept_things import kept_things  # noqa: PLC0415 - few changes touch what is kept

    return fate_of_kept(written, profile, await kept_things(args.context, parse(written)))


async def _looked_at(
    args: argparse.Namespace, profile: Profile, secret: ClientSecretInput
) -> tuple[Finding, ...]:
    """Look at the pool if that is asked for, and tell a person what was found."""
    if not args.check:
        return ()
    found = await look_at_pool(args.context, profile, await secret.read())
    if not args.json:
        findings.show(found, as_json=False)
    return found


def _not_written(
    args: argparse.Namespace, profile: Profile, found: Sequence[Finding], key: str, member: str
) -> int:
    if args.json:
        return findings.show(found, as_json=True, profile=profile.name, **{member: False})
    say(words.say(key, name=profile.name))
    if member == "changed":
        for line in advise(found, profile):
            say(line)
    return REFUSED


def _next_command(args: argparse.Namespace, profile: Profile) -> str:
    """Say what to type now: a check if none was made, and the sign-in."""
    key = "commands.next-sign-in" if args.check else "commands.next-check"
    return words.say(key, name=profile.name, command=next_command(args.context, profile))
