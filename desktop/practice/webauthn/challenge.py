"""Challenges for passkeys: random, for one ceremony."""

from __future__ import annotations

import secrets
from enum import StrEnum

from desktop.practice.errors import ServiceError

_BYTES = 32


class Ceremony(StrEnum):
    """What a challenge is for, as client data says it."""

    CREATE = "webauthn.create"
    GET = "webauthn.get"


def new_challenge() -> str:
    """Make a challenge, in base64url."""
    return secrets.token_urlsafe(_BYTES)


def not_found() -> ServiceError:
    """Refuse an answer to a challenge that was not given, was answered, or is too old."""
    return ServiceError("WebAuthnChallengeNotFoundException", "The challenge was not found or is too old.")
