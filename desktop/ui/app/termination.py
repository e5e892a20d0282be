"""The system's request that this program end: SIGTERM, Ctrl-C in its terminal, the end of the session."""

from __future__ import annotations

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_MOST = 64


class TerminationSignals(QObject):
    """`received` comes in the event loop for each such signal, until `release`.

    Python runs its handlers only between two of its own instructions, and an idle event loop executes
    none; so the signal's number is written to a socket, which wakes Qt.
    """

    received = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._fd_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        numbers = (getattr(signal, name) for name in _NAMES if hasattr(signal, name))
        self._before = {number: signal.signal(number, _nothing) for number in numbers}
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._receive)

    def release(self) -> None:
        """Let signals do what they did before."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._reader.close()
        self._writer.close()

    def _receive(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._reader.recv(_MOST)
            self.received.emit()


def _nothing(_number: int, _frame: object) -> None:
    """Stand in for the handler that would end the program where it is."""
