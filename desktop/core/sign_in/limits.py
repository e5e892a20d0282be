"""Which of Cognito's limits a refusal names: that decides how long to wait."""

from __future__ import annotations

from typing import Literal, TypeAlias

Limit: TypeAlias = Literal["tries", "mails"]
"""Tries of one person, counted by the hour; e-mails of the pool's default sender, counted by the day."""

_NAMED: dict[str, Limit] = {"attempt limit": "tries", "daily email limit": "mails"}


def limit_named_in(detail: str) -> Limit | None:
    """Return the limit that the pool's text is about, None if it names neither."""
    text = detail.lower()
    return next((limit for part, limit in _NAMED.items() if part in text), None)
