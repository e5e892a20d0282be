"""What a finished sign-in leaves: the pool's tokens, when they end, and whose they are."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core.cognito.pool_address import MEMBER, is_for
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.replies import Tokens

TokenKind: TypeAlias = Literal["access", "id"]

SECTION = "tokens"
"""The vault's section for the tokens of a profile."""


@dataclass(frozen=True, slots=True)
class TokenSet:
    """One profile's tokens. Times are in the pool's time; `username` is what the person typed.

    `offset` is the pool's time less this machine's, in seconds, when the tokens came: another process has
    heard nothing from the pool yet, and the local clock may be wrong. `device_key` is the device they were
    given to, where the pool tracks devices: only that device may renew them. `address` is where the pool was
    called (`pool_address`), None in what older versions kept.
    """

    access: Secret
    id: Secret
    refresh: Secret | None
    expires_at: datetime
    username: str
    offset: float = 0.0
    device_key: str | None = None
    address: str | None = None

    @classmethod
    def from_reply(cls, tokens: Tokens, username: str, now: datetime, offset: float = 0.0) -> TokenSet:
        """Return what a reply brought; `now` is the pool's time of the reply."""
        expires_at = now + timedelta(seconds=tokens.expires_in)
        return cls(tokens.access, tokens.id, tokens.refresh, expires_at, username, offset)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> TokenSet:
        """Return what was kept; KeyError, TypeError or ValueError if the record is something else."""
        refresh = record["refresh"]
        return cls(
            Secret(record["access"]),
            Secret(record["id"]),
            Secret(refresh) if refresh else None,
            datetime.fromisoformat(record["expires_at"]),
            str(record["username"]),
            float(record.get("offset", 0.0)),
            record.get("device_key"),
            record.get(MEMBER),
        )

    def to_record(self) -> dict[str, Any]:
        """Return JSON values for the vault; they are in the clear, so for nothing else."""
        record = {
            "access": self.access.reveal(),
            "id": self.id.reveal(),
            "refresh": self.refresh.reveal() if self.refresh else None,
            "expires_at": self.expires_at.isoformat(),
            "username": self.username,
            "offset": self.offset,
            "device_key": self.device_key,
        }
        return record if self.address is None else {**record, MEMBER: self.address}

    def of(self, kind: TokenKind) -> Secret:
        """Return the token of one kind."""
        return self.access if kind == "access" else self.id

    def ends(self, kind: TokenKind) -> datetime:
        """Return when the token of one kind ends, in the pool's time.

        A pool may give ID tokens another life than access tokens; only they themselves say so.
        """
        exp = self.claims().get("exp") if kind == "id" else None
        try:
            return datetime.fromtimestamp(exp, UTC) if type(exp) is int else self.expires_at
        except (OverflowError, OSError, ValueError):
            return self.expires_at

    def seconds_left(self, now: datetime, kind: TokenKind = "access") -> float:
        """Return how long a token lives by this machine's `now`, less than 0 if it has ended."""
        return (self.ends(kind) - now).total_seconds() - self.offset

    def claims(self) -> dict[str, Any]:
        """Return the ID token's claims, unverified: for display, and for when it is renewed."""
        return claims_of(self.id)

    def are_of(self, pool_id: str, client_id: str, address: str) -> bool:
        """Say whether a pool at this address gave these tokens to this app client.

        The profile may name another pool by now. What the claims do not say counts as fitting; they are
        unverified, and decide only what is not used.
        """
        if not is_for(self.address, address):
            return False
        said = claims_of(self.access)
        issuer = str(said.get("iss", pool_id)).rpartition("/")[2]
        return issuer == pool_id and said.get("client_id", client_id) == client_id


def claims_of(token: Secret) -> dict[str, Any]:
    """Return the claims of a token, unverified; none if it has none that can be read."""
    try:
        part = token.reveal().split(".")[1]
        padded = part + "=" * (-len(part) % 4)
        payload = json.loads(base64.urlsafe_b64decode(padded))
    except (IndexError, ValueError, RecursionError):  # binascii.Error is a ValueError
        return {}
    return payload if isinstance(payload, dict) else {}
