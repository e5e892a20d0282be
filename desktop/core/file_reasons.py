"""Why a file could not be read or written, in words of people."""

from __future__ import annotations

from desktop.core import words


def reason_of(error: OSError) -> str:
    """Return the system's own words; where it has none, what is known instead."""
    if error.strerror:
        return error.strerror
    return words.say("admin-list.too-slow" if isinstance(error, TimeoutError) else "admin-list.no-reason")
