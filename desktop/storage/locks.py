"""Locks between processes, by the operating system: freed when their holder dies, however it dies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import filelock

_PATIENCE = 10.0
_PAUSE = 0.005
"""Between tries. A change of a file takes a millisecond or two."""


def file_lock(path: Path, patience: float = _PATIENCE) -> filelock.BaseFileLock:
    """Return a new lock on a file that stays; filelock.Timeout after `patience` seconds.

    Each lock is an opening of its own, so it also keeps the threads of one process apart.
    """
    import filelock  # noqa: PLC0415 - who only reads waits for nobody

    return filelock.FileLock(
        path, patience, mode=0o600, thread_local=False, poll_interval=_PAUSE, preserve_lock_file=True
    )
