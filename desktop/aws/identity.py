"""Which AWS credentials sign, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """A named AWS profile, or boto3's default chain if `profile` is None.

    With `practice` no file of AWS is read, and the credentials are fixed words that a practice pool takes.
    """

    profile: str | None = None
    practice: bool = False
