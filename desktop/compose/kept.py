"""What is kept and can be had at once: a program that asks for a token waits for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop import compose
from desktop.account import held
from desktop.system.clock import SystemClock

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.core.tokens import Kind
    from desktop.keep.vaults import OpenedVault
    from desktop.profiles.profile import Profile


class Kept(NamedTuple):
    """A token that need not be renewed, None where there is none, and the vault for who goes on."""

    token: Secret | None
    opened: OpenedVault


async def kept_token(profile: Profile, kind: Kind) -> Kept:
    """Look for a token in the vault of a profile."""
    opened = await compose.vaults().open(profile.vault_name)
    found = await held.read(opened.vault)
    is_fresh = found is not None and held.is_fresh(found, SystemClock().now())
    return Kept(found.tokens.of(kind) if found and is_fresh else None, opened)
