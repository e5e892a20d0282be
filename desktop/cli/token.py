"""`stile token`: a token for another program."""

from __future__ import annotations

import argparse
import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.account.held_tokens import TokenDemand
from desktop.cli import choose_profile, store_passphrase, unlocked_ports
from desktop.cli.output import StopError, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.wiring.stored_token import seconds_left, stored_token

if TYPE_CHECKING:
    from desktop.cli.commands import Commands
    from desktop.core.sign_in.token_set import TokenSet
    from desktop.profiles.profile import Profile
    from desktop.wiring.profile_ports import ProfilePorts
    from desktop.wiring.stored_token import StoredToken

_MOST_SECONDS = 24 * 3600
"""Cognito's access and ID tokens live a day at the most; nobody waits longer for a person either."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("token", help=words.say("commands.token"), allow_abbrev=False)
    kind = parser.add_mutually_exclusive_group()
    for name in ("access", "id"):
        text = words.say(f"commands.token-{name}")
        kind.add_argument(f"--{name}", dest="kind", action="store_const", const=name, help=text)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=words.say("commands.token-json"))
    form.add_argument("--header", action="store_true", help=words.say("commands.token-header"))
    _add_seconds(parser, "--min-validity")
    parser.add_argument("--refresh", action="store_true", help=words.say("commands.token-refresh"))
    parser.add_argument("--ask", action="store_true", help=words.say("commands.token-ask"))
    _add_seconds(parser, "--timeout")
    choose_profile.add_option(parser)
    unlocked_ports.add_option(parser)
    parser.set_defaults(run=run, kind="access")


def run(args: argparse.Namespace) -> int:
    """Print the token and nothing else, or an object with it. Raises StopError."""
    if args.timeout is not None and not args.ask:
        raise StopError(Notice("timeout-without-ask"))
    profile = choose_profile.chosen(args)
    demand = TokenDemand(args.kind, args.min_validity)
    kept = None if store_passphrase.of(args) else asyncio.run(stored_token(args.context, profile, demand))
    stored = kept.tokens if kept and not args.refresh else None
    say(_shown(profile, stored or _fetched(profile, kept, args, demand), args))
    return DONE


def _add_seconds(parser: argparse.ArgumentParser, option: str) -> None:
    text = words.say(f"commands.token-{option.removeprefix('--')}")
    parser.add_argument(option, type=_seconds, metavar="SECONDS", help=text)


def _seconds(text: str) -> float:
    """Read whole seconds. Raises ArgumentTypeError."""
    digits = text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_SECONDS))
    if not digits or int(text) > _MOST_SECONDS:
        raise argparse.ArgumentTypeError(words.say("usage.not-seconds", most=_MOST_SECONDS))
    return float(text)


def _shown(profile: Profile, tokens: TokenSet, args: argparse.Namespace) -> str:
    """Return what is printed: the token, a header with it for curl, or an object."""
    if args.json:
        return json.dumps(_record(profile, tokens, args))
    text = tokens.of(args.kind).reveal()
    return f"Authorization: Bearer {text}" if args.header else text


def _record(profile: Profile, tokens: TokenSet, args: argparse.Namespace) -> dict[str, str | int]:
    return {
        "profile": profile.name,
        "kind": args.kind,
        "token": tokens.of(args.kind).reveal(),
        "expires_at": tokens.ends(args.kind).isoformat(timespec="seconds"),
        "expires_in": int(seconds_left(tokens, args.kind)),
    }


def _fetched(
    profile: Profile, kept: StoredToken | None, args: argparse.Namespace, demand: TokenDemand
) -> TokenSet:
    from desktop.account.errors import NotSignedInError, SignedOutError  # noqa: PLC0415 - mostly one is kept
    from desktop.cli.next_command import nobody_signed_in  # noqa: PLC0415 - as above

    ports = asyncio.run(unlocked_ports.open_for(profile, args, kept))
    try:
        return asyncio.run(_tokens(ports, demand, anew=args.refresh))
    except (NotSignedInError, SignedOutError) as error:
        if args.ask and _shared_sign_in(ports, args):
            return asyncio.run(ports.account.tokens(demand))
        if isinstance(error, SignedOutError):
            raise
        raise nobody_signed_in(args.context, profile) from None


async def _tokens(ports: ProfilePorts, demand: TokenDemand, *, anew: bool) -> TokenSet:
    """Return tokens; `anew`, others than those that are kept now, as a service has refused these."""
    held = await ports.account.kept() if anew else None
    refused = held.tokens.access if held else None
    return await ports.account.tokens(replace(demand, refused=refused))


def _shared_sign_in(ports: ProfilePorts, args: argparse.Namespace) -> bool:
    from desktop.cli.shared_sign_in import shared_sign_in  # noqa: PLC0415 - mostly the profile is signed in

    return shared_sign_in(args.context, ports, store_passphrase.of(args), args.timeout)
