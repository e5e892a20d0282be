"""The thread that writes the journal. A recorder only puts an event into its queue.

A journal that cannot be written costs its events and a warning, never anything else.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import queue
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

from desktop.journal.batch import JournalBatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.journal.batch import JournalListener
    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.store import JournalStore

_MOST_AT_ONCE = 500
_FAREWELL = 2.0
"""Seconds that the end of the program waits for what is still to be written."""

_log = logging.getLogger(__name__)


class JournalWriter:
    """Writes entries in a thread of its own, which is started by the first one.

    `listeners` hear of everything that was put. `open_store` is called in that thread, so nothing of a
    database is loaded before there is something to keep.
    """

    def __init__(self, open_store: Callable[[], JournalStore], *, tick: float = 30.0) -> None:
        self.listeners: list[JournalListener] = []
        self._open_store = open_store
        self._tick = tick
        self._queue: queue.SimpleQueue[JournalEntry | threading.Event | None] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, entry: JournalEntry) -> None:
        """Have an entry written soon."""
        self._queue.put(entry)
        if self._thread is None:
            self._start()

    def flush(self, deadline: float = _FAREWELL, *, start: bool = False) -> bool:
        """Wait until all that was put before is written; False if that takes too long.

        With `start`, the writer looks at the alarms even if nothing was ever put.
        """
        if start and self._thread is None:
            self._start()
        if self._thread is None or not self._thread.is_alive():
            return True
        written = threading.Event()
        self._queue.put(written)
        return written.wait(deadline)

    def close(self) -> None:
        """Write what is left and end, within two seconds."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            atexit.unregister(self.close)
            self._queue.put(None)
            thread.join(_FAREWELL)

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="stile-journal", daemon=True)
                with contextlib.suppress(RuntimeError):  # a program that ends starts no threads
                    thread.start()
                    self._thread = thread
                    atexit.register(self.close)

    def _run(self) -> None:
        try:
            store = self._open_store()
        except Exception as error:  # noqa: BLE001 - whatever keeps it from opening, the program goes on
            _log.warning("the journal cannot be written: %s", type(error).__name__)
            self._ignore()
            return
        with contextlib.closing(store):
            while self._write_some(store):
                pass
        for listener in tuple(self.listeners):
            _safely(listener.close)

    def _write_some(self, store: JournalStore) -> bool:
        """Write what has come, or look at the time; False when it is time to end."""
        entries: list[JournalEntry] = []
        waiting: list[threading.Event] = []
        goes_on = self._collect(entries, waiting)
        try:
            batch = store.write(entries, time.time())
        except Exception as error:  # noqa: BLE001 - as above
            _log.warning("%d events were not written: %s", len(entries), type(error).__name__)
            batch = JournalBatch(())
        for one in waiting:
            one.set()
        for listener in tuple(self.listeners) if batch.entries else ():
            _safely(partial(listener.hear, batch))
        return goes_on

    def _collect(self, entries: list[JournalEntry], waiting: list[threading.Event]) -> bool:
        timeout: float | None = self._tick
        while len(entries) < _MOST_AT_ONCE:
            try:
                item = self._queue.get(timeout=timeout) if timeout else self._queue.get_nowait()
            except queue.Empty:
                return True
            timeout = None
            if item is None:
                return False
            if isinstance(item, threading.Event):
                waiting.append(item)
            else:
                entries.append(item)
        return True

    def _ignore(self) -> None:
        """Take what comes and forget it, so that nobody waits."""
        while (item := self._queue.get()) is not None:
            if isinstance(item, threading.Event):
                item.set()


def _safely(tell: Callable[[], None]) -> None:
    try:
        tell()
    except Exception as error:  # noqa: BLE001 - a listener must not stop the writing
        _log.warning("events could not be passed on: %s", type(error).__name__)
