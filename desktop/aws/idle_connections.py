"""Connections that stood idle are not trusted with an answer."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class IdleConnections:
    """Closes kept connections before a call that comes late.

    A server, a router or a laptop's sleep may have ended an idle connection unseen. An answer sent into
    it is lost, nobody can tell whether it arrived, and the person would pay with a replay for what a new
    connection avoids.
    """

    def __init__(self, close: Callable[[], None], keep_alive: float) -> None:
        self._close = close
        self._keep_alive = keep_alive
        self._lock = threading.Lock()
        self._in_use = 0
        self._used_at = time.monotonic()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Hold the connections for one call; calls of other threads may run beside it."""
        with self._lock:
            if not self._in_use and time.monotonic() - self._used_at >= self._keep_alive:
                self._close()
            self._in_use += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_use -= 1
                self._used_at = time.monotonic()
