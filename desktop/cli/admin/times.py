"""Times in results: exact for programs, to the minute and local for people."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.admin.expiry import Expiry


def rfc3339(moment: datetime | None) -> str | None:
    """Write a time for programs, in UTC and whole seconds."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def ends(expiry: Expiry) -> str:
    """Return the end of a temporary password in words, as exactly as it is known."""
    key = "admin.expiry.exact" if expiry.is_exact else "admin.expiry.at-the-latest"
    return words.say(key, time=local_time(expiry.at))


def local_time(moment: datetime) -> str:
    """Write a time for people, by this computer's time zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
