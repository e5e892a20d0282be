"""`stile profile remove`: says what goes with a profile, has a person at a terminal agree, and removes it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import store_passphrase, unlocked_ports
from desktop.cli.output import StopError, confirm
from desktop.cli.yes_no import agrees, can_ask
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.wiring.profile_removal import remove_profile

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands


def register(actions: Commands) -> None:
    """Add the command to those of `stile profile`."""
    parser = actions.add_parser("remove", help=words.say("commands.profile-remove"), allow_abbrev=False)
    parser.add_argument("name", metavar="NAME", help=words.say("commands.which-name"))
    unlocked_ports.add_option(parser)
    parser.add_argument("--yes", action="store_true", help=words.say("commands.remove-yes"))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    repository = args.context.profile_repository()
    repository.values(args.name)  # what is not there, or not the person's, is told before anything is asked
    confirm(words.say("profile-form.remove-consequence"))
    question = words.say("commands.remove-question", name=args.name)
    if not args.yes and can_ask() and not agrees(question):
        raise StopError(Notice("removal-not-confirmed"))
    before = repository.default
    unlock = store_passphrase.of(args).unlock(unlocked_ports.prompts)
    session = asyncio.run(remove_profile(args.context, args.name, unlock))
    confirm(words.say("commands.profile-removed", name=args.name))
    for notice in session:
        confirm(words.sentence(notice))
    now = args.context.profile_repository().default
    if now and now != before:
        confirm(words.say("commands.default-moved", name=now))
    return DONE
