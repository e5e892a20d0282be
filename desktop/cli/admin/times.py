"""Times in results: exact for programs, to the minute and local for people."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def rfc3339(moment: datetime | None) -> str | None:
    """Write a time for programs, in UTC and whole seconds."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def local_time(moment: datetime) -> str:
    """Write a time for people, by this computer's time zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
