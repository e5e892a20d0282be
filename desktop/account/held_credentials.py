"""The AWS credentials that the vault holds, for whoever is signed in, until shortly before they end."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop.account import held_tokens
from desktop.core.cognito.identity_pool import TemporaryCredentials
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.account.held_tokens import TokenOwner
    from desktop.core.cognito.identity_pool import CredentialRequest
    from desktop.core.storage.vault import Record, Vault

SECTION = "aws-credentials"
"""The vault's section: `{KEY: {"access_key_id", "secret", "session_token", "expires_at", "renew_at"}}`."""

_EARLY = timedelta(minutes=16)
"""SDKs ask anew from 15 minutes before the end on, each call again: so what they get has to last longer."""
_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class HeldCredentials:
    """Credentials, and from when on others are fetched. All times are this machine's."""

    credentials: TemporaryCredentials
    renew_at: datetime
    ends_at: datetime

    @classmethod
    def received(cls, credentials: TemporaryCredentials, now: datetime, offset: float) -> HeldCredentials:
        """Return what came now; `offset` is the service's clock less this machine's, in seconds."""
        ends_at = credentials.expires_at - timedelta(seconds=offset)
        early = min(_EARLY, (ends_at - now) / 3)
        return cls(credentials, ends_at - early, ends_at)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> HeldCredentials:
        """Return what was kept; KeyError, TypeError or ValueError if the record is something else."""
        credentials = TemporaryCredentials(
            str(record["access_key_id"]),
            Secret(str(record["secret"])),
            Secret(str(record["session_token"])),
            datetime.fromisoformat(record["expires_at"]),
        )
        renew_at, ends_at = (datetime.fromisoformat(record[name]) for name in ("renew_at", "ends_at"))
        return cls(credentials, renew_at, ends_at)

    def to_record(self) -> dict[str, str]:
        """Return JSON values for the vault; they are in the clear, so for nothing else."""
        return {
            "access_key_id": self.credentials.access_key_id,
            "secret": self.credentials.secret_access_key.reveal(),
            "session_token": self.credentials.session_token.reveal(),
            "expires_at": self.credentials.expires_at.isoformat(),
            "renew_at": self.renew_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
        }


async def read(vault: Vault, owner: TokenOwner, wanted: CredentialRequest) -> HeldCredentials | None:
    """Return kept credentials of whoever is signed in, None if there are none.

    Raises VaultUnreadableError.
    """
    person = await _person(vault, owner)
    record = await vault.read(SECTION) if person is not None else None
    if person is None or record is None:
        return None
    return _read(record.get(_key(person, owner, wanted)))


async def keep(vault: Vault, owner: TokenOwner, wanted: CredentialRequest, held: HeldCredentials) -> None:
    """Keep credentials beside those of other roles that are not over. Raises StorageError.

    Where nobody is signed in any more, nothing is kept.
    """
    person = await _person(vault, owner)
    if person is None:
        return
    record = await vault.read(SECTION) or {}
    known = {key: found for key, one in record.items() if (found := _read(one)) is not None}
    known[_key(person, owner, wanted)] = held
    latest = sorted(known, key=lambda key: known[key].ends_at)[-_MOST_KEPT:]
    await vault.write({SECTION: {key: known[key].to_record() for key in latest}})


async def forget(vault: Vault) -> None:
    """Remove all of them. Raises StorageError."""
    if await vault.read(SECTION) is not None:
        await vault.write({SECTION: None})


def _read(record: Record | None) -> HeldCredentials | None:
    try:
        return HeldCredentials.from_record(record) if record is not None else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


async def _person(vault: Vault, owner: TokenOwner) -> str | None:
    held = await held_tokens.read(vault, owner)
    return str(held.tokens.claims().get("sub") or held.tokens.username) if held is not None else None


def _key(person: str, owner: TokenOwner, wanted: CredentialRequest) -> str:
    parts = [person, owner.pool_id, owner.client_id, owner.address]
    parts += [wanted.identity_pool_id, wanted.role, str(wanted.basic)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
