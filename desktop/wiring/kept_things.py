"""What is kept for a profile, as far as that can be told without asking anybody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account import held_tokens
from desktop.core.storage.vault import StorageError
from desktop.profiles.changes import UNKNOWN, KeptThings
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.storage.vault import Vault
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0


async def kept_things(context: AppContext, profile: Profile, opened: Sequence[Vault] = ()) -> KeptThings:
    """Look into a profile's vault; `opened` are those that this program has open, the last one first.

    A vault under a passphrase, or behind a locked keyring, is not opened for this.
    """
    try:
        if opened:
            return await _look(opened[0], profile)
        if not await context.worker.run(lambda: _is_there(context, profile), _DISK_DEADLINE):
            return KeptThings(step=False, tokens=False, computer=False)
        vault = (await context.vaults.open(profile.vault_name, checks_age=False)).vault
        return UNKNOWN if vault.store == "memory" else await _look(vault, profile)
    except (StorageError, OSError, TimeoutError):
        return UNKNOWN


def _is_there(context: AppContext, profile: Profile) -> bool:
    from desktop.storage.folders import ON_DISK  # noqa: PLC0415 - adapters are loaded at their first use

    return any(context.folders.vault(profile.vault_name, store).exists() for store in ON_DISK)


async def _look(vault: Vault, profile: Profile) -> KeptThings:
    from desktop.conversation import checkpoint, checkpoint_record, resume  # noqa: PLC0415 - loads msgspec
    from desktop.core.cognito import device_record  # noqa: PLC0415 - as above

    owner = token_owner(profile)
    step = checkpoint_record.from_record(await vault.read(checkpoint.SECTION))
    return KeptThings(
        step=step is not None and step.fingerprint == profile.fingerprint and resume.is_under_way(step),
        tokens=await held_tokens.read(vault, owner) is not None,
        computer=device_record.knows_any(await vault.read(device_record.SECTION), profile.pool_address),
    )
