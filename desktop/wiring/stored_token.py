"""A token from the vault, without loading what would renew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.account import held_tokens
from desktop.system.system_clock import SystemClock
from desktop.wiring.token_owner import token_owner

if TYPE_CHECKING:
    from desktop.account.held_tokens import TokenDemand
    from desktop.core.sign_in.token_set import TokenKind, TokenSet
    from desktop.profiles.profile import Profile
    from desktop.storage.vaults import OpenedVault
    from desktop.wiring.app_context import AppContext


class StoredToken(NamedTuple):
    """Tokens that need not be renewed, None if there are none, and the opened vault for further use."""

    tokens: TokenSet | None
    opened: OpenedVault


async def stored_token(context: AppContext, profile: Profile, demand: TokenDemand) -> StoredToken:
    """Look in the vault of a profile for a token that is worth what is asked."""
    opened = await context.vaults.open(profile.vault_name, checks_age=False)
    owner = token_owner(profile)
    found = await held_tokens.read(opened.vault, owner)
    if found is None or not held_tokens.is_fresh(found, SystemClock().now(), demand):
        return StoredToken(None, opened)
    return StoredToken(found.tokens, opened)


def seconds_left(tokens: TokenSet, kind: TokenKind) -> float:
    """Return how long a token lives by this machine's clock, less than 0 if it has ended."""
    return tokens.seconds_left(SystemClock().now(), kind)


async def is_signed_in(profile: Profile, opened: OpenedVault) -> bool:
    """Say whether a profile's vault has tokens, whatever they are worth by now."""
    owner = token_owner(profile)
    return await held_tokens.read(opened.vault, owner) is not None
