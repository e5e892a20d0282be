"""What every admin command begins with: its options, the ports of an admin, and whom it is about."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop import compose
from desktop.admin.actions import Details, Order
from desktop.admin.performing import Desk
from desktop.admin.whom import find
from desktop.cli import choose_profile, unlocked
from desktop.cli.output import StopError
from desktop.cli.unlock import Unlock
from desktop.compose.admin import AdminPlace, open_admin
from desktop.core import words
from desktop.core.problems import Notice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.cli.commands import Commands
    from desktop.core.help_note import HelpNote
    from desktop.profiles.profile import Profile


def command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], *, about_person: bool = True
) -> argparse.ArgumentParser:
    """Add a command with what all of them take: a profile, AWS credentials, `--json`, and mostly a name."""
    parser = commands.add_parser(name, help=words.say(f"commands.admin-{name}"), allow_abbrev=False)
    choose_profile.add_option(parser)
    parser.add_argument("--aws-profile", metavar="A", help=words.say("commands.aws-profile"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    unlocked.add_option(parser)
    if about_person:
        parser.add_argument("username", metavar="USERNAME", help=words.say("commands.admin-whom"))
    parser.set_defaults(run=run)
    return parser


def open_place(args: argparse.Namespace) -> AdminPlace:
    """Lay out the ports for the profile and the credentials that a command names."""
    return open_for(choose_profile.chosen(args), args)


def open_for(profile: Profile, args: argparse.Namespace) -> AdminPlace:
    """Lay out the ports for a profile; the audit is sealed under a passphrase where that was asked for."""
    passphrase = Unlock(unlocked.prompts()) if args.store else None
    return open_admin(profile, args.aws_profile, passphrase=passphrase)


def open_for_note(args: argparse.Namespace, note: HelpNote | None) -> AdminPlace:
    """Lay out the ports for the pool that a note comes from. Raises StopError where no profile has it."""
    if note is None:
        return open_place(args)
    profiles = [profile for profile in _candidates(args) if profile.pool_id == note.pool_id]
    if not profiles:
        raise StopError(Notice("note-of-other-pool", {"pool": note.pool_id}))
    return open_for(profiles[0], args)


def _candidates(args: argparse.Namespace) -> tuple[Profile, ...]:
    if args.profile is not None:
        return (choose_profile.chosen(args),)
    return compose.profile_book().profiles()


async def order_for(place: AdminPlace, name: str, details: Details | None = None) -> Order:
    """Look up whom a command is about. Raises PersonUnknownError."""
    person, facts = await asyncio.gather(find(place.directory, name), place.directory.facts())
    return Order(person, facts, details or Details())


def desk(place: AdminPlace, names: tuple[str, ...] = ()) -> Desk:
    """Return what actions are performed with."""
    return Desk(place.directory, place.credentials, place.audit, names)


async def own_names(args: argparse.Namespace) -> tuple[str, ...]:
    """Return the names under which the admin is signed in to the pool itself, none if that is not known."""
    workplace = await unlocked.open_with(choose_profile.chosen(args), None)
    status = await workplace.account.status()
    return (status.username, status.email) if status else ()
