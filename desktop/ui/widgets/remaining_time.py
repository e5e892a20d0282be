"""Seconds that run down: always reckoned from a deadline on a clock that never jumps, never counted."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_TICK_MS = 250


class RemainingTime(QObject):
    """Tells how many whole seconds are left, each time that changes, down to 0."""

    changed = Signal(int)

    def __init__(self, parent: QObject, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._deadline: float | None = None
        self._last_emitted: int | None = None
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def seconds(self) -> int | None:
        """Return the whole seconds left, None where no deadline is set."""
        if self._deadline is None:
            return None
        return max(0, math.ceil(self._deadline - self._monotonic()))

    def run_for(self, seconds: float | None) -> None:
        """Set the deadline that many seconds from now, or none."""
        self._deadline = None if seconds is None else self._monotonic() + seconds
        self._last_emitted = None
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.tick()

    def tick(self) -> None:
        """Look at the clock, and tell if there is news."""
        left = self.seconds
        if left is None or left == self._last_emitted:
            return
        self._last_emitted = left
        if left == 0:
            self._timer.stop()
        self.changed.emit(left)


def clock_face(seconds: int) -> str:
    """Return seconds as minutes and seconds, `2:41`."""
    return f"{seconds // 60}:{seconds % 60:02}"
