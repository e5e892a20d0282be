"""Which of several security keys the person means: the one they touch first."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from fido2.client import ClientError, DefaultClientDataCollector, Fido2Client
from fido2.ctap import CtapError

from desktop.core.sign_in.authenticator import NotTouchedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fido2.ctap import CtapDevice

_POLL = 0.2


def wait_for_touch(
    keys: Sequence[CtapDevice], touch: Callable[[], object], stop: threading.Event
) -> CtapDevice:
    """Let all keys blink and return the first that is touched. Raises NotTouchedError."""
    first: queue.SimpleQueue[CtapDevice] = queue.SimpleQueue()
    over = threading.Event()
    threads = [threading.Thread(target=_blink, args=(key, first, over), daemon=True) for key in keys]
    touch()
    for thread in threads:
        thread.start()
    try:
        return _wait(first, threads, stop)
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _wait(
    first: queue.SimpleQueue[CtapDevice], threads: Sequence[threading.Thread], stop: threading.Event
) -> CtapDevice:
    while not stop.is_set() and (any(thread.is_alive() for thread in threads) or not first.empty()):
        try:
            return first.get(timeout=_POLL)
        except queue.Empty:
            continue
    raise NotTouchedError("none of several keys was touched")


def _blink(key: CtapDevice, first: queue.SimpleQueue[CtapDevice], over: threading.Event) -> None:
    try:
        Fido2Client(key, DefaultClientDataCollector("https://localhost")).selection(over)
    except (ClientError, CtapError, OSError):
        return
    first.put(key)
