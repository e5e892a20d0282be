"""What every admin command begins with: its options, the ports of an admin, and whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions import ActionDetails, ActionRequest
from desktop.admin.performing import AdminPorts
from desktop.admin.person_lookup import find_person
from desktop.cli import choose_profile, store_passphrase, unlocked_ports
from desktop.cli.output import StopError
from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.wiring.admin_ports import AdminProfilePorts, open_admin

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.cli.commands import Commands
    from desktop.core.admin.help_note import HelpNote
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], *, about_person: bool = True
) -> argparse.ArgumentParser:
    """Add a command with what all of them take: a profile, AWS credentials, `--json`, and mostly a name."""
    parser = commands.add_parser(name, help=words.say(f"admin-command.{name}"), allow_abbrev=False)
    choose_profile.add_option(parser, of_person=False)
    parser.add_argument("--aws-profile", metavar="NAME", help=words.say("commands.aws-profile"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    unlocked_ports.add_option(parser)
    if about_person:
        parser.add_argument("username", metavar="USERNAME", help=words.say("admin-command.whom"))
    parser.set_defaults(run=run)
    return parser


def open_ports(args: argparse.Namespace) -> AdminProfilePorts:
    """Return the ports for the profile and the credentials that a command names."""
    return open_for(choose_profile.chosen(args), args)


def open_for(profile: Profile, args: argparse.Namespace) -> AdminProfilePorts:
    """Return the ports for a profile; the audit is sealed under a passphrase where that was asked for."""
    passphrase = store_passphrase.of(args).unlock(unlocked_ports.prompts)
    return open_admin(args.context, profile, args.aws_profile, passphrase=passphrase)


def open_for_note(args: argparse.Namespace, note: HelpNote | None) -> AdminProfilePorts:
    """Return the ports for the pool that a note comes from. Raises StopError where no profile has it."""
    if note is None:
        return open_ports(args)
    profiles = [profile for profile in _candidates(args) if profile.pool_id == note.pool_id]
    if not profiles:
        raise StopError(Notice("note-of-other-pool", {"pool": note.pool_id}))
    return open_for(profiles[0], args)


def _candidates(args: argparse.Namespace) -> tuple[Profile, ...]:
    if args.profile is not None:
        return (choose_profile.chosen(args),)
    context: AppContext = args.context
    return context.profile_repository().profiles()


async def request_for(
    ports: AdminProfilePorts, name: str, details: ActionDetails | None = None
) -> ActionRequest:
    """Look up whom a command is about. Raises PersonUnknownError, SeveralPeopleError."""
    facts = await ports.directory.facts()
    return ActionRequest(await find_person(ports.directory, name), facts, details or ActionDetails())


def action_ports(ports: AdminProfilePorts, names: tuple[str, ...] = ()) -> AdminPorts:
    """Return what actions are performed with."""
    return AdminPorts(ports.directory, ports.credentials, ports.audit, names)
