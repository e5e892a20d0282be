"""Whose tokens a profile's are: what it is compared by wherever they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.account.held_tokens import TokenOwner

if TYPE_CHECKING:
    from desktop.profiles.profile import Profile


def token_owner(profile: Profile) -> TokenOwner:
    """Return the pool, the app client and the address that have to fit; tokens of others are not used."""
    return TokenOwner(profile.pool_id, profile.client_id, profile.pool_address)
