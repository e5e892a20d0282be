"""Serving alone: one line about the server on standard output, then the server until it is stopped."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from desktop.practice.server import PracticeServer

if TYPE_CHECKING:
    from types import FrameType


def serve(port: int, *, until_stdin_closes: bool, generated_users: int = 0, own_issuer: bool = False) -> int:
    """Serve until SIGTERM, SIGINT or `POST /stop`, or until standard input ends; return the exit code."""
    with PracticeServer.start(port, generated_users, own_issuer=own_issuer) as server:

        def stop(_signal: int, _frame: FrameType | None) -> None:
            server.stopping.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        if until_stdin_closes:
            threading.Thread(target=_watch_stdin, args=(server.stopping,), daemon=True).start()
        sys.stdout.write(json.dumps(server.hello) + "\n")
        sys.stdout.flush()
        server.stopping.wait()
    return 0


def _watch_stdin(stopping: threading.Event) -> None:
    """Wait for the end of standard input, below `sys.stdin`; one that is closed has ended.

    A thread that waits inside a buffered stream holds its lock, and Python aborts where it wants to end.
    """
    with contextlib.suppress(OSError):
        while sys.stdin is not None and os.read(sys.stdin.fileno(), 4096):
            pass
    stopping.set()
