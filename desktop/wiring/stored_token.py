"""A token from the vault, without loading what would renew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.account import held_tokens
from desktop.system.system_clock import SystemClock

if TYPE_CHECKING:
    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import OpenedVault
    from desktop.wiring.app_context import AppContext


class StoredToken(NamedTuple):
    """A token that need not be renewed, None if there is none, and the opened vault for further use."""

    token: Secret | None
    opened: OpenedVault


async def stored_token(context: AppContext, profile: Profile, kind: TokenKind) -> StoredToken:
    """Look for a token in the vault of a profile."""
    opened = await context.vaults.open(profile.vault_name, checks_age=False)
    owner = held_tokens.TokenOwner(profile.pool_id, profile.client_id, profile.pool_address)
    found = await held_tokens.read(opened.vault, owner)
    is_fresh = found is not None and held_tokens.is_fresh(found, SystemClock().now())
    return StoredToken(found.tokens.of(kind) if found and is_fresh else None, opened)
