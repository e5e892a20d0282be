"""Access keys for a session: made here, and known again when a call is signed with one."""

from __future__ import annotations

import base64
import secrets
import string
from dataclasses import dataclass, field
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
_LETTERS = string.ascii_uppercase + "234567"


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """One access key with its session; `arn` is who works with it."""

    access_key_id: str
    secret: str = field(repr=False)
    session_token: str = field(repr=False)
    arn: str
    expires: datetime


class IssuedKeys:
    """All access keys of one run."""

    def __init__(self) -> None:
        self._keys: dict[str, IssuedKey] = {}

    def issue(self, role: str, session_name: str, now: datetime, life: timedelta = HOUR) -> IssuedKey:
        """Make a key for a session in a role."""
        account, _, name = role.removeprefix("arn:aws:iam::").partition(":role/")
        key = IssuedKey(
            "ASIA" + "".join(secrets.choice(_LETTERS) for _ in range(16)),
            base64.b64encode(secrets.token_bytes(30)).decode(),
            base64.b64encode(secrets.token_bytes(600)).decode(),
            f"arn:aws:sts::{account}:assumed-role/{name.rpartition('/')[2]}/{session_name}",
            now + life,
        )
        self._keys[key.access_key_id] = key
        return key

    def find(self, access_key_id: str) -> IssuedKey | None:
        """Return the key of an id, None if it was not made here."""
        return self._keys.get(access_key_id)
