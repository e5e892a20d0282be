"""The tokens that the vault holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.sign_in.token_set import SECTION, TokenSet

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.secret import Secret
    from desktop.core.sign_in.token_set import TokenKind
    from desktop.core.storage.vault import Record, Vault

_MARGIN = 60.0
"""Seconds that a token lives at least which is handed out without a renewal."""


@dataclass(frozen=True, slots=True)
class TokenDemand:
    """Which token is asked for, and what it must be worth.

    `seconds`: it must live so long, else it is no use; None: a minute if that can be had, else any that
    lives.
    `refused` is an access token that a service did not take, whatever its time: tokens with it are no use.
    """

    kind: TokenKind = "access"
    seconds: float | None = None
    refused: Secret | None = None


PLAIN_DEMAND = TokenDemand()


@dataclass(frozen=True, slots=True)
class HeldTokens:
    """Tokens, with the record they were read from: only that record may be replaced or removed."""

    tokens: TokenSet
    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """A profile's pool, where it is called, and app client: tokens of any other are not its tokens."""

    pool_id: str
    client_id: str
    address: str

    def has(self, tokens: TokenSet) -> bool:
        """Say whether these tokens are its own, which may be sent to its pool."""
        return tokens.are_of(self.pool_id, self.client_id, self.address)


async def read(vault: Vault, owner: TokenOwner | None = None) -> HeldTokens | None:
    """Return the tokens of the vault, None if it holds none that make sense, or none of this owner's."""
    record = await vault.read(SECTION)
    if record is None:
        return None
    try:
        held = HeldTokens(TokenSet.from_record(record), record)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return held if owner is None or owner.has(held.tokens) else None


def is_fresh(held: HeldTokens, now: datetime, demand: TokenDemand = PLAIN_DEMAND) -> bool:
    """Say whether a token lives as long as is asked, by this machine's `now`; else it is renewed."""
    least = _MARGIN if demand.seconds is None else demand.seconds
    return held.tokens.seconds_left(now, demand.kind) > least


async def replace(vault: Vault, held: HeldTokens, tokens: TokenSet) -> bool:
    """Put fresh tokens in the place of these; False if somebody has signed in or out meanwhile.

    Raises StorageError.
    """
    return await vault.swap(SECTION, held.record, tokens.to_record())


async def remove(vault: Vault, held: HeldTokens) -> bool:
    """Remove these tokens; False if they are not there any more. Raises StorageError."""
    return await vault.swap(SECTION, held.record, None)
