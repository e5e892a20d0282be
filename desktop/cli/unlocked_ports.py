"""The ports of a profile, unlocked by a passphrase where the command line says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.cli import store_passphrase
from desktop.cli.output import warn
from desktop.core import words
from desktop.core.errors import StileError

if TYPE_CHECKING:
    import argparse

    from desktop.cli.unlock import GivenPassphrase, Unlock
    from desktop.cli.views.terminal_view import TerminalView
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.aws_access import StoredCredentials
    from desktop.wiring.profile_ports import ProfilePorts
    from desktop.wiring.stored_token import StoredToken

_WRONG = "wrong-passphrase"


def add_option(parser: argparse.ArgumentParser, *, memory: bool = False) -> None:
    """Let a command work without a keyring; with `memory` also one that is meant to keep nothing."""
    choices = ["passphrase", "memory"] if memory else ["passphrase"]
    text = words.say("usage.store-or-memory" if memory else "usage.store")
    parser.add_argument("--store", choices=choices, help=text)
    store_passphrase.add_options(parser)


async def open_with(
    context: AppContext,
    profile: Profile,
    unlock: Unlock | GivenPassphrase | None,
    kept: StoredToken | StoredCredentials | None = None,
) -> ProfilePorts:
    """Open the ports of a profile, asking for a passphrase until it is the right one."""
    from desktop.wiring.profile_ports import open_profile_ports  # noqa: PLC0415 - a stored token needs no ports

    while True:
        try:
            return await open_profile_ports(context, profile, passphrase=unlock, opened=kept and kept.opened)
        except StileError as error:
            if error.code != _WRONG:
                raise


async def open_for(
    profile: Profile, args: argparse.Namespace, kept: StoredToken | StoredCredentials | None = None
) -> ProfilePorts:
    """Open the ports for a command that asks nothing else, and print the notices about their vault."""
    ports = await open_with(args.context, profile, store_passphrase.of(args).unlock(prompts), kept)
    warn(*ports.notices)
    return ports


def prompts(again: str = "stile sign-in") -> TerminalView:
    """Return a view for commands whose standard output is for their result alone.

    `again` is the command that goes on with a sign-in.
    """
    from desktop.cli.views.stdin import descriptor, stdin  # noqa: PLC0415 - as above
    from desktop.cli.views.terminal_view import TerminalView  # noqa: PLC0415

    return TerminalView(stdin(), descriptor(), sys.stderr, again=again)
