"""A kept password, as the service keeps it: a salt and the number the password stands for."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.cognito import srp

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class StoredPassword:
    """One password of one identity, which is a user of a pool or a device of a device group."""

    group: str
    identity: str
    salt: int
    exponent: int = field(repr=False)
    set_at: datetime

    @classmethod
    def of(cls, group: str, identity: str, text: str, now: datetime) -> StoredPassword:
        """Keep a password under a fresh salt."""
        salt = int.from_bytes(secrets.token_bytes(16), "big")
        return cls(group, identity, salt, srp.password_exponent(group, identity, text, salt), now)

    @cached_property
    def verifier(self) -> int:
        """What the server side of a proof needs; costs an exponentiation, so made when asked for."""
        return srp.verifier(self.exponent)

    def is_(self, text: str) -> bool:
        """Say whether this is the password."""
        given = srp.password_exponent(self.group, self.identity, text, self.salt)
        return hmac.compare_digest(given.to_bytes(32, "big"), self.exponent.to_bytes(32, "big"))
