"""`stile token`: a token for another program."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import choose_profile, store_passphrase, unlocked_ports
from desktop.cli.output import say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.wiring.stored_token import stored_token

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.secret import Secret
    from desktop.profiles.profile import Profile
    from desktop.wiring.profile_ports import ProfilePorts
    from desktop.wiring.stored_token import StoredToken


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("token", help=words.say("commands.token"), allow_abbrev=False)
    kind = parser.add_mutually_exclusive_group()
    for name in ("access", "id"):
        text = words.say(f"commands.token-{name}")
        kind.add_argument(f"--{name}", dest="kind", action="store_const", const=name, help=text)
    parser.add_argument("--ask", action="store_true", help=words.say("commands.token-ask"))
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)
    parser.set_defaults(run=run, kind="access")


def run(args: argparse.Namespace) -> int:
    """Print the token and nothing else."""
    profile = choose_profile.chosen(args)
    kept = None if store_passphrase.of(args) else asyncio.run(stored_token(args.context, profile, args.kind))
    say(((kept and kept.token) or _fetched(profile, kept, args)).reveal())
    return DONE


def _fetched(profile: Profile, kept: StoredToken | None, args: argparse.Namespace) -> Secret:
    from desktop.account.errors import NotSignedInError, SignedOutError  # noqa: PLC0415 - mostly one is kept
    from desktop.cli.next_command import nobody_signed_in  # noqa: PLC0415 - as above

    ports = asyncio.run(unlocked_ports.open_for(profile, args, kept))
    try:
        return asyncio.run(ports.account.token(args.kind))
    except (NotSignedInError, SignedOutError) as error:
        if args.ask and _shared_sign_in(ports, args):
            return asyncio.run(ports.account.token(args.kind))
        if isinstance(error, SignedOutError):
            raise
        raise nobody_signed_in(args.context, profile) from None


def _shared_sign_in(ports: ProfilePorts, args: argparse.Namespace) -> bool:
    from desktop.cli.shared_sign_in import shared_sign_in  # noqa: PLC0415 - mostly the profile is signed in

    return shared_sign_in(args.context, ports, store_passphrase.of(args))
