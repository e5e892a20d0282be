"""The pool's idea of now: this machine's clock may be wrong, and nothing may come of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Clock


class PoolTime:
    """The local clock plus the offset that the pool's own replies showed."""

    def __init__(self, clock: Clock, offset: float = 0.0) -> None:
        self._clock = clock
        self.offset = offset

    def hear(self, at: datetime | None) -> None:
        """Take the time of a genuine reply; the Date header counts whole seconds."""
        if at is not None:
            self.offset = (at - self._clock.now()).total_seconds()

    def now(self) -> datetime:
        """Return the pool's time."""
        return self._clock.now() + timedelta(seconds=self.offset)
