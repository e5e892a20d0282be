"""What needs somebody who is signed in: a person is asked where nobody is, once for all commands that wait."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from desktop.cli import store_passphrase
from desktop.core import words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine

    from desktop.wiring.profile_ports import ProfilePorts

T = TypeVar("T")


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let a command be told to ask nobody."""
    parser.add_argument("--no-prompt", action="store_true", help=words.say("programs.no-prompt"))


def with_person(
    args: argparse.Namespace, ports: ProfilePorts, get: Callable[[], Coroutine[None, None, T]]
) -> T:
    """Return what `get` gets, after a sign-in if it needs one; a person is asked at most once.

    Raises what `get` raises; StopError with the command that signs in where nobody is and nobody was asked.
    """
    from desktop.account.errors import NotSignedInError, SignedOutError  # noqa: PLC0415 - loaded by ports

    try:
        return asyncio.run(get())
    except (NotSignedInError, SignedOutError) as error:
        if not args.no_prompt and _signed_in(args, ports):
            return asyncio.run(get())
        if isinstance(error, SignedOutError):
            raise
        from desktop.cli.next_command import nobody_signed_in  # noqa: PLC0415 - mostly somebody is

        raise nobody_signed_in(args.context, ports.profile) from None


def _signed_in(args: argparse.Namespace, ports: ProfilePorts) -> bool:
    from desktop.cli.shared_sign_in import shared_sign_in  # noqa: PLC0415 - mostly the profile is signed in

    return shared_sign_in(args.context, ports, store_passphrase.of(args))
