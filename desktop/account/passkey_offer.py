"""The offer of a passkey: made once on each computer, after a sign-in, where the pool takes passkeys."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop.account.operations.passkeys import passkeys_of
from desktop.core.errors import StileError
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext

SECTION = "passkey-offer"
"""The vault's section: `{"to": [names]}`, the people who have been made the offer."""
_MOST = 50


async def is_due(context: AccountContext) -> bool:
    """Say whether the person has no passkey, could have one, and was never made the offer here.

    Where nothing is kept nobody would know later that it was made; then it is not made at all.
    """
    if context.ports.vault.store == "memory":
        return False
    try:
        if context.username in await _made_to(context):
            return False
        return not await passkeys_of(context)
    except StileError:
        return False


async def remember(context: AccountContext) -> None:
    """Make the offer no more to this person."""
    with contextlib.suppress(StorageError):  # then it is made once more
        people = [*(await _made_to(context)), context.username][-_MOST:]
        await context.ports.vault.write({SECTION: {"to": people}})


async def _made_to(context: AccountContext) -> tuple[str, ...]:
    record = await context.ports.vault.read(SECTION)
    listed = record.get("to") if record else None
    return tuple(map(str, listed)) if isinstance(listed, list) else ()
