"""One prompt for all commands that need a signed-in person at the same moment.

The first of them holds a lease while it asks, in its terminal or in a window; the others wait for that lease
and then find the profile signed in. A sign-in that is open already is waited for in the same way.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from desktop.cli import window
from desktop.cli.next_command import next_command
from desktop.cli.sign_in_options import SignInOptions
from desktop.cli.sign_in_run import sign_in
from desktop.cli.unlocked_ports import prompts
from desktop.cli.yes_no import can_ask
from desktop.conversation.request import SignInRequest
from desktop.core.exit_codes import DONE

if TYPE_CHECKING:
    from desktop.cli.store_passphrase import StorePassphrase
    from desktop.wiring.app_context import AppContext
    from desktop.wiring.profile_ports import ProfilePorts

_PURPOSE = "asking"
_PATIENCE = 15 * 60.0
_GRACE = 2.0
"""Seconds in which a window that was open already takes up what it was handed."""


def shared_sign_in(context: AppContext, ports: ProfilePorts, passphrase: StorePassphrase) -> bool:
    """Have a person sign in, once for all commands that ask now; False if that did not succeed."""
    if ports.vault.store == "memory":
        return False  # no other process could see the sign-in
    turn = context.lease(_PURPOSE, ports.profile)
    if not asyncio.run(turn.acquire(_PATIENCE)):
        return False
    try:
        return asyncio.run(_is_signed_in(ports)) or _asked(context, ports, passphrase)
    finally:
        asyncio.run(turn.release())


def _asked(context: AppContext, ports: ProfilePorts, passphrase: StorePassphrase) -> bool:
    """Ask in the terminal if a person sits there, else in a window if there can be one."""
    if can_ask():
        view = prompts(next_command(context, ports.profile, "sign-in"))
        return sign_in(context, view, ports.profile, SignInOptions(passphrase=passphrase)) == DONE
    if window.reason_against() is not None:
        return False
    window.open_window(context, ports.profile.name, SignInRequest(leaves=True))
    return asyncio.run(_is_signed_in(ports)) or asyncio.run(_is_signed_in(ports, after=_GRACE))


async def _is_signed_in(ports: ProfilePorts, after: float = 0.0) -> bool:
    """Wait until no sign-in is open, and return True if the profile is signed in."""
    await asyncio.sleep(after)
    if await ports.lease.acquire(_PATIENCE):
        await ports.lease.release()
    return await ports.account.status() is not None
