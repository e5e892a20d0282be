"""The command that somebody is told to type next, about the same profile as the one that tells it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from desktop.cli.output import StopError
from desktop.core.notices.notice import Notice
from desktop.profiles.account_profile import parted

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


def next_command(context: AppContext, profile: Profile, command: str = "") -> str:
    """Return a command of Stile, such as `sign-in`, that names the profile unless it is the default one."""
    is_default = context.profile_repository().default == profile.name
    option = "" if is_default else f"--profile {shlex.quote(profile.name)}"
    _, account = parted(profile.slot)
    chosen = f"--account {shlex.quote(account)}" if account else ""
    return " ".join(filter(None, ("stile", command, option, chosen)))


def nobody_signed_in(context: AppContext, profile: Profile) -> StopError:
    """Return the end of a command that needs somebody who is signed in, with the command that signs in."""
    command = next_command(context, profile, "sign-in")
    return StopError(Notice("not-signed-in", {"because": "profile", "command": command}))
