"""Whose credentials sign a call, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """A named AWS profile, None for boto3's default chain; or the two words that a practice pool takes."""

    profile: str | None = None
    practice: bool = False
