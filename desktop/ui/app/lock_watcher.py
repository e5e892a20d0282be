"""Notices that the person has left: the computer slept, or its screen was locked."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_TICK = 2.0
_JUMP = 10.0
"""Seconds between two ticks that only a sleeping computer lets pass; a busy one is faster."""


class LockWatcher(QObject):
    """`locked` comes when the computer is about to sleep, its screen is locked, or it has slept."""

    locked = Signal()

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(self, interval=int(_TICK * 1000))
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        if sys.platform == "linux":
            self._listen()

    def tick(self) -> None:
        """Compare wall-clock times: the monotonic clock stands still while a computer sleeps."""
        now = self._clock()
        if now - self._last > _JUMP:
            self.locked.emit()
        self._last = now

    @Slot(bool)
    def heard(self, on: bool) -> None:  # noqa: FBT001 - the signal's shape
        """Take `PrepareForSleep` or `ActiveChanged` from the bus; False says that it is over."""
        if on:
            self.locked.emit()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - other systems have no such bus

        calls = [(QDBusConnection.systemBus(), *_LOGIN, "PrepareForSleep")]
        for name in _SAVERS:
            path = f"/{name.replace('.', '/')}"
            calls.append((QDBusConnection.sessionBus(), "", path, name, "ActiveChanged"))
        for bus, *signal in calls:
            bus.connect(*signal, self, SLOT("heard(bool)"))  # type: ignore[call-overload]  # stubs want bytes
