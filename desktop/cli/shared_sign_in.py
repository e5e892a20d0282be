"""One prompt for all commands that need a signed-in person at the same moment.

The first of them holds a lease while it asks, in its terminal or in a window; the others wait for that lease
and then find the profile signed in. A sign-in that is open already is waited for in the same way.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING

from desktop.cli import window
from desktop.cli.next_command import next_command
from desktop.cli.output import StopError
from desktop.cli.sign_in_options import SignInOptions
from desktop.cli.sign_in_run import sign_in
from desktop.cli.unlocked_ports import prompts
from desktop.cli.yes_no import can_ask
from desktop.conversation.request import SignInRequest
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from desktop.cli.store_passphrase import StorePassphrase
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.profile_ports import ProfilePorts

_PURPOSE = "asking"
_LONGEST_WAIT = 15 * 60.0
_GRACE = 2.0
"""Seconds in which a window that was open already takes up what it was handed."""


class Patience:
    """The seconds that a person has for a sign-in that programs wait for; None: as long as it takes."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    @property
    def left(self) -> float | None:
        """Return the seconds that are left, None for as long as it takes."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def for_others(self) -> float:
        """Return how long to wait for a sign-in that somebody else holds open."""
        return _LONGEST_WAIT if self.left is None else min(self.left, _LONGEST_WAIT)


def shared_sign_in(
    context: AppContext, ports: ProfilePorts, passphrase: StorePassphrase, seconds: float | None = None
) -> bool:
    """Have a person sign in, once for all commands that ask now; False if that did not succeed.

    Raises StopError where it took longer than `seconds`.
    """
    if ports.vault.store == "memory":
        return False  # no other process could see the sign-in
    patience = Patience(seconds)
    turn = context.lease(_PURPOSE, ports.profile)
    has_turn = asyncio.run(turn.acquire(patience.for_others))
    try:
        if has_turn and _done(context, ports, passphrase, patience):
            return True
    finally:
        if has_turn:
            asyncio.run(turn.release())
    if patience.left == 0:
        raise StopError(Notice("sign-in-too-late", {"seconds": int(patience.seconds or 0)}))
    return False


def _done(context: AppContext, ports: ProfilePorts, passphrase: StorePassphrase, patience: Patience) -> bool:
    return asyncio.run(_is_signed_in(ports, patience)) or _asked(context, ports, passphrase, patience)


def _asked(context: AppContext, ports: ProfilePorts, passphrase: StorePassphrase, patience: Patience) -> bool:
    """Ask in the terminal if a person sits there, else in a window if there can be one.

    A program that reads standard error, such as an SDK, would swallow a question in the terminal.
    """
    if can_ask() and sys.stderr.isatty():
        view = prompts(next_command(context, ports.profile, "sign-in"))
        options = SignInOptions(passphrase=passphrase, patience=patience.left)
        return sign_in(context, view, ports.profile, options) == DONE
    if window.reason_against() is not None:
        return False
    window.open_window(context, ports.profile.name, SignInRequest(leaves=True), closes_after=patience.left)
    if asyncio.run(_is_signed_in(ports, patience)):
        return True
    grace = _GRACE if patience.left is None else min(_GRACE, patience.left)
    return asyncio.run(_is_signed_in(ports, patience, grace))


async def _is_signed_in(ports: ProfilePorts, patience: Patience, after: float = 0.0) -> bool:
    """Wait until no sign-in is open, and return True if the profile is signed in."""
    await asyncio.sleep(after)
    if await ports.lease.acquire(patience.for_others):
        await ports.lease.release()
    return await ports.account.status() is not None
