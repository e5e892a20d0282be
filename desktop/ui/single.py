"""One window per user and home: the first start holds a lock for as long as it shows one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from pathlib import Path


class SingleInstance:
    """The right to the one window of a home; who died with it does not have it any more."""

    def __init__(self, file: Path) -> None:
        self._lock = QLockFile(os.fspath(file))
        self._lock.setStaleLockTime(0)

    def claim(self) -> bool:
        """Return False if another start has it; where no file can be written, everybody may show a window."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def take_over(self) -> None:
        """Have it in place of one that did not answer: it hangs, or its computer is another one."""
        self._lock.removeStaleLockFile()
        self._lock.tryLock(0)

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()
