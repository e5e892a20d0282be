"""The accounts of profiles that something is kept for on this computer, and who is signed in with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account import held_tokens
from desktop.core.notices.notice import Notice
from desktop.core.storage.vault import VaultUnreadableError
from desktop.profiles.account_profile import KnownAccount, accounts_in, with_account
from desktop.profiles.profile import ACCOUNT_MARK
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from desktop.core.storage.vault import Vault
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0


async def accounts_of(
    context: AppContext, profile: Profile, opened: tuple[Vault, ...] = ()
) -> tuple[KnownAccount, ...]:
    """Return the accounts of a profile, the first one first.

    `opened` are vaults of the first one that are open; what is under a passphrase is not opened for this.
    """
    names = await context.worker.run(lambda: account_names(context, profile), _DISK_DEADLINE)
    first = with_account(profile, "")
    found = [await _known(context, first, "", opened)]
    for name in names:
        account = with_account(profile, name)
        found.append(await _known(context, account, name))
    return tuple(found)


def account_names(context: AppContext, profile: Profile) -> tuple[str, ...]:
    """Return the names of accounts that something is kept for, besides the first one."""
    return accounts_in(context.folders.kept_beside(profile.shared_vault_name, ACCOUNT_MARK))


async def forget_account(context: AppContext, profile: Profile) -> None:
    """Remove what is kept for an account that is not the first one. Raises StorageError."""
    if profile.vault_name != profile.shared_vault_name:
        await context.vaults.remove(profile.vault_name)


async def _known(
    context: AppContext, profile: Profile, name: str, opened: tuple[Vault, ...] = ()
) -> KnownAccount:
    owner = token_owner(profile)
    vaults, unread = opened, None
    if not opened:
        found = await context.vaults.open(profile.vault_name, checks_age=False)
        vaults = (found.vault,)
        if found.vault.store == "memory" and await is_kept(context, profile):
            unread = found.notices[0] if found.notices else Notice(VaultUnreadableError.code)
    try:
        for vault in vaults:
            held = await held_tokens.read(vault, owner)
            if held is not None:
                return KnownAccount(profile, name, held.tokens.username)
    except VaultUnreadableError as error:
        unread = Notice(error.code)
    return KnownAccount(profile, name, "", unread)


async def is_kept(context: AppContext, profile: Profile) -> bool:
    """Say whether something is kept for an account, or may be: a folder that cannot be read tells nothing."""
    try:
        return await context.worker.run(lambda: context.folders.holds(profile.vault_name), _DISK_DEADLINE)
    except (OSError, TimeoutError):
        return True
