"""The exclusive right to something, held across processes by a lock of the operating system."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING

import filelock

from desktop.storage.locks import file_lock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.worker import Worker

_LOG = logging.getLogger(__name__)
_PAUSE = 0.05
_DEADLINE = 5.0


class FileLease:
    """A lease on a lock file; two of the same file exclude each other also within one process.

    Where the folder cannot be written to, it is granted: there is nothing on the disk to protect either.
    """

    def __init__(self, path: Path, worker: Worker) -> None:
        self._path = path
        self._worker = worker
        self._lock = file_lock(path, 0)
        self._guard = threading.Lock()
        self._wanted = False

    async def acquire(self, deadline: float = 0.0) -> bool:
        """Take the lease, waiting up to `deadline` seconds; False if another process holds it."""
        loop = asyncio.get_running_loop()
        end = loop.time() + deadline
        self._wanted = True
        try:
            while not await self._worker.run(self._try, _DEADLINE):
                if loop.time() >= end:
                    self._wanted = False
                    return False
                await asyncio.sleep(_PAUSE)
        except BaseException:
            self._let_go()  # a try that is still under way in its thread finds that it is not wanted
            raise
        return True

    async def release(self) -> None:
        """Give the lease back; does nothing if it is not held."""
        self._let_go()

    def _try(self) -> bool:
        with self._guard:
            if not self._wanted:
                return False
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._lock.acquire()
            except filelock.Timeout:
                return False
            except OSError as error:
                _LOG.warning("no lock file: %s", type(error).__name__)
            return True

    def _let_go(self) -> None:
        with self._guard:
            self._wanted = False
            self._lock.release(force=True)
