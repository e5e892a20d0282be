"""What is kept and can be had at once: a program that asks for a token waits for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop import wiring
from desktop.account import held_tokens
from desktop.system.system_clock import SystemClock

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import OpenedVault


class StoredToken(NamedTuple):
    """A token that need not be renewed, None where there is none, and the vault for who goes on."""

    token: Secret | None
    opened: OpenedVault


async def stored_token(profile: Profile, kind: TokenKind) -> StoredToken:
    """Look for a token in the vault of a profile."""
    opened = await wiring.vaults().open(profile.vault_name)
    found = await held_tokens.read(opened.vault)
    is_fresh = found is not None and held_tokens.is_fresh(found, SystemClock().now())
    return StoredToken(found.tokens.of(kind) if found and is_fresh else None, opened)
