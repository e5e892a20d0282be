"""Authenticator apps: keys, and codes that are good once and one step either way."""

from __future__ import annotations

import base64
import hmac
import secrets
from typing import TYPE_CHECKING

from desktop.core.cognito import totp
from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.user import UserFactors

_KEY_BYTES = 32
_STEP = 30
_DRIFT = (0, -1, 1)


def new_key() -> str:
    """Make a key, in the Base32 that people type."""
    return base64.b32encode(secrets.token_bytes(_KEY_BYTES)).decode().rstrip("=")


def step_of(key: str, code: str, now: datetime) -> int | None:
    """Return the 30-second step whose code this is, if it is near."""
    current = int(now.timestamp()) // _STEP
    for drift in _DRIFT:
        expected = totp.code(key, (current + drift) * _STEP)
        if hmac.compare_digest(expected.encode(), code.encode()):
            return current + drift
    return None


def use(factors: UserFactors, step: int) -> None:
    """Use the code of a step up, or refuse one that was used."""
    if step in factors.totp_used:
        raise ServiceError("ExpiredCodeException", "Your software token has already been used once.")
    factors.totp_used.add(step)
