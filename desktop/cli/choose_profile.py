"""Which profile a command is about."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.cli.output import StopError, warn
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.account_profile import AccountNameError, as_account, parted, slot_of

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def add_option(
    parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS, *, of_person: bool = True
) -> None:
    """Let a command name its profile, and one of a person's accounts in it.

    The options may stand before the command, too. Not `of_person`: the command works with AWS credentials.
    """
    parser.add_argument(
        "--profile", metavar="NAME", default=default, help=words.say("commands.which-profile")
    )
    if of_person:
        which = words.say("account.which.account")
        parser.add_argument("--account", metavar="ACCOUNT", default=default, help=which)


def chosen(args: argparse.Namespace) -> Profile:
    """Return the profile that was named, the default one, or the only one."""
    profile = found(args.context, slot(args))
    args.chosen = profile  # for what is said if the command fails
    return profile


def named(args: argparse.Namespace) -> str | None:
    """Return the profile that was named, as NAME or by `--profile`; None stands for the default one.

    Raises StopError where the two name different profiles.
    """
    name: str | None = args.name
    option: str | None = args.profile
    if name and option and name.lower() != option.lower():
        raise StopError(Notice("two-profiles-named", {"name": name, "other": option}))
    return name or option


def slot(args: argparse.Namespace) -> str | None:
    """Return what was named: a profile and one of its accounts, None for what is usual.

    Raises AccountNameError for an empty name: a variable that is not set must not mean the first account.
    """
    if args.account == "":
        raise AccountNameError
    return slot_of(args.profile, args.account)


def found(context: AppContext, slot: str | None) -> Profile:
    """Return a profile as one of its accounts, without a name the default one.

    If there is none, say what is wrong with the list.
    """
    repository = context.profile_repository()
    name, account = parted(slot)
    try:
        return as_account(repository.get(name), account)
    except StileError as error:
        told = getattr(error, "notice", None)
        warn(*(notice for notice in repository.notices() if notice != told))
        raise
