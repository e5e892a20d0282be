"""One prompt for all commands that need a signed-in person at the same moment.

The first of them holds a lease while it asks, in its terminal or in a window; the others wait for that lease
and then find somebody signed in. A sign-in that is open already is waited for in the same way.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from desktop import wiring
from desktop.cli import window
from desktop.cli.attempt import sign_in
from desktop.cli.unlocked import prompts
from desktop.cli.wanted import Wanted
from desktop.conversation.request import SignInRequest
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    from desktop.wiring.profile_ports import ProfilePorts

_PURPOSE = "asking"
_PATIENCE = 15 * 60.0
_GRACE = 2.0
"""Seconds in which a window that was open already takes up what it was handed."""


def somebody_signs_in(place: ProfilePorts, *, passphrase: bool) -> bool:
    """Have a person sign in, once for all who ask this now; False if nobody is signed in after it."""
    if place.vault.store == "memory":
        return False  # nobody else could see that somebody signed in
    turn = wiring.lease(_PURPOSE, place.profile)
    if not asyncio.run(turn.acquire(_PATIENCE)):
        return False
    try:
        return asyncio.run(_is_signed_in(place)) or _asked(place, passphrase=passphrase)
    finally:
        asyncio.run(turn.release())


def _asked(place: ProfilePorts, *, passphrase: bool) -> bool:
    """Ask in the terminal if a person sits there, else in a window if there can be one."""
    if sys.stdin is not None and sys.stdin.isatty():
        return sign_in(prompts(), place.profile, Wanted(passphrase=passphrase)) == DONE
    if window.reason_against() is not None:
        return False
    window.open_window(place.profile.name, SignInRequest(leaves=True))
    return asyncio.run(_is_signed_in(place)) or asyncio.run(_is_signed_in(place, after=_GRACE))


async def _is_signed_in(place: ProfilePorts, after: float = 0.0) -> bool:
    """Wait until no sign-in is open, and say whether somebody is signed in."""
    await asyncio.sleep(after)
    if await place.lease.acquire(_PATIENCE):
        await place.lease.release()
    return await place.account.status() is not None
