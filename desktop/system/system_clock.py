"""Time as this machine tells it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

_CLOCK_BOOTTIME = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The machine's clocks."""

    def now(self) -> datetime:
        """Return this machine's idea of now, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never jump, and that go on while a Linux machine is suspended.

        Python's own monotonic clock stands still there, so that an idle person would look busy.
        """
        if _CLOCK_BOOTTIME is None:
            return time.monotonic()
        return time.clock_gettime(_CLOCK_BOOTTIME)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
