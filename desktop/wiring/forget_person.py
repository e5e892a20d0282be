"""Forgetting who has deleted their account, as every account of every profile of the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account import held_tokens
from desktop.account.operations.deletion import forget_kept
from desktop.core.sign_in.token_set import claims_of
from desktop.core.storage.vault import StorageError
from desktop.profiles.account_profile import with_account
from desktop.wiring.profile_accounts import account_names, is_kept
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0


async def forget_elsewhere(context: AppContext, present: Profile, sub: str) -> bool:
    """Remove what is kept of who has this `sub`, but for the present account.

    Return False if something is kept for another account of the pool that cannot be read or changed now: it
    may be theirs.
    """
    profiles = await context.worker.run(lambda: _of_pool(context, present), _DISK_DEADLINE)
    done = [await _forget(context, each, sub) for each in profiles if each.vault_name != present.vault_name]
    return all(done)


def _of_pool(context: AppContext, present: Profile) -> list[Profile]:
    """Return all accounts of all profiles of the pool."""
    known = (with_account(present, ""), *context.profile_repository().profiles())
    return [
        with_account(profile, name)
        for profile in {each.name: each for each in known}.values()
        if profile.pool_address == present.pool_address
        for name in ("", *account_names(context, profile))
    ]


async def _forget(context: AppContext, profile: Profile, sub: str) -> bool:
    opened = await context.vaults.open(profile.vault_name, checks_age=False)
    if opened.vault.store == "memory":
        return not await is_kept(context, profile)
    owner = token_owner(profile)
    try:
        held = await held_tokens.read(opened.vault, owner)
        if held is not None and claims_of(held.tokens.access).get("sub") == sub:
            await forget_kept(opened.vault, profile.pool_address, held.tokens.username)
    except StorageError:
        return False
    return True
