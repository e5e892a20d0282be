"""Which of Cognito's limits a refusal names: that decides how long to wait."""

from __future__ import annotations

from typing import Literal, TypeAlias

Limit: TypeAlias = Literal["tries", "mails", "texts"]
"""Tries of one person, counted by the hour; e-mails of the pool's default sender, counted by the day; text
messages, by what the AWS account may spend on them."""

_NAMED: dict[str, Limit] = {
    "attempt limit": "tries",
    "failed attempts": "tries",
    "failedattempts": "tries",
    "email limit": "mails",
    "emails": "mails",
    "spend": "texts",
    "sms": "texts",
    "text message": "texts",
}


def limit_named_in(detail: str) -> Limit | None:
    """Return the limit that the pool's text is about, None if it names neither."""
    text = detail.lower()
    return next((limit for part, limit in _NAMED.items() if part in text), None)
