"""What a finished sign-in leaves: the pool's tokens, when they end, and whose they are."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.replies import Tokens

SECTION = "tokens"
"""The vault's section for the tokens of a profile."""


@dataclass(frozen=True, slots=True)
class TokenSet:
    """One profile's tokens. Times are in the pool's time; `username` is what the person typed."""

    access: Secret
    id: Secret
    refresh: Secret | None
    expires_at: datetime
    username: str

    @classmethod
    def from_reply(cls, tokens: Tokens, username: str, now: datetime) -> TokenSet:
        """Return what a reply brought; `now` is the pool's time of the reply."""
        expires_at = now + timedelta(seconds=tokens.expires_in)
        return cls(tokens.access, tokens.id, tokens.refresh, expires_at, username)

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
        )

    def to_record(self) -> dict[str, Any]:
        """Return JSON values for the vault; they are in the clear, so for nothing else."""
        return {
            "access": self.access.reveal(),
            "id": self.id.reveal(),
            "refresh": self.refresh.reveal() if self.refresh else None,
            "expires_at": self.expires_at.isoformat(),
            "username": self.username,
        }

    def claims(self) -> dict[str, Any]:
        """Return the ID token's claims, unverified: for display, never for a decision."""
        return _payload(self.id.reveal())


def _payload(token: str) -> dict[str, Any]:
    try:
        part = token.split(".")[1]
        padded = part + "=" * (-len(part) % 4)
        payload = json.loads(base64.urlsafe_b64decode(padded))
    except (IndexError, ValueError, binascii.Error):
        return {}
    return payload if isinstance(payload, dict) else {}
