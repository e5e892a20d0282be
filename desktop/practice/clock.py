"""The pool's own clock, which can be moved."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Protocol

_YEARS = range(1900, 9000)
"""Far enough from both ends of Python's calendar that what is reckoned from a time is a time, too."""


class TimeSource(Protocol):
    """Whatever tells the pool the time."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        ...


class PoolClock:
    """The machine's time plus what was added to it by hand."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the pool's time, in UTC."""
        with self._lock:
            return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> datetime:
        """Move the clock, backwards too, and return the new time. OverflowError beyond the calendar."""
        with self._lock:
            ahead = self._ahead + timedelta(seconds=seconds)
            moved = datetime.now(UTC) + ahead
            if moved.year not in _YEARS:
                raise OverflowError
            self._ahead = ahead
            return moved


def rfc3339(moment: datetime) -> str:
    """Write a time as the control address does, to the microsecond and in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
