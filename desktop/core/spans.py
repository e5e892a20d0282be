"""Lengths of time in one unit, as people say them: "3 hours", "5 days"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from datetime import timedelta

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_UNITS = (
    ("minutes", _MINUTE, _HOUR),
    ("hours", _HOUR, 2 * _DAY),
    ("days", _DAY, 21 * _DAY),
    ("weeks", 7 * _DAY, 60 * _DAY),
    ("months", 30 * _DAY, 2 * 365 * _DAY),
)
"""A unit, its seconds, and from how many seconds on a larger one says enough."""


def span(length: timedelta) -> str:
    """Return a length of time, rounded down to its unit."""
    seconds = max(int(length.total_seconds()), _MINUTE)
    for unit, size, end in _UNITS:
        if seconds < end:
            return words.say(f"admin-list.span.{unit}", n=seconds // size)
    return words.say("admin-list.span.years", n=seconds // (365 * _DAY))


def ago(length: timedelta) -> str:
    """Return how long something is past."""
    if length.total_seconds() < _MINUTE:
        return words.say("admin-list.now")
    return words.say("admin-list.ago", span=span(length))
