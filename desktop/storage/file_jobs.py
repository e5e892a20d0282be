"""The jobs of this home: for each a log of what is to be done and what became of it."""

from __future__ import annotations

import contextlib
import secrets
import time
from typing import TYPE_CHECKING, Any, TypeVar

import filelock

from desktop.core.foreign_json import read_object
from desktop.core.storage.jobs import JobBusyError, JobDamagedError, NoSuchJobError
from desktop.core.storage.vault import StorageError
from desktop.regular_file import open_regular
from desktop.storage.line_file import LineFile
from desktop.storage.locks import file_lock
from desktop.storage.record_log import FileRecordLog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Record
    from desktop.core.worker import Worker
    from desktop.storage.folders import Folders

T = TypeVar("T")

_DEADLINE = 30.0
_SUFFIX = ".jsonl"
_LONGEST = 1_000_000
_KEPT = 90 * 86_400.0
"""Seconds for which a job is kept after it was last written to."""


class FileJobs:
    """core.storage.jobs.Jobs in a folder; names of people are in there, so it is for this user only."""

    def __init__(self, folders: Folders, disk: Disk, worker: Worker) -> None:
        self._folder = folders.jobs
        self._lock = folders.lock
        self._disk = disk
        self._worker = worker

    async def begin(self, at: datetime, first: Record) -> tuple[str, FileRecordLog]:
        """Make a job and return its name and its log, which begins with `first`. Raises StorageError."""
        await self._run(self._sweep)
        name = f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        log = await self._open(name)
        await log.append(first)
        return name, log

    async def reopen(self, name: str) -> FileRecordLog:
        """Return a job's log. Raises NoSuchJobError, JobBusyError if another process has it, StorageError."""
        found = await self._run(self._found)
        if name not in found:
            raise NoSuchJobError(name)
        if found[name] is None:
            raise JobDamagedError(name)
        return await self._open(name)

    async def listed(self) -> tuple[tuple[str, Record], ...]:
        """Return the jobs, newest first, each with the record it begins with. Raises StorageError."""
        found = await self._run(self._found)
        return tuple((name, first) for name, first in found.items() if first is not None)

    async def unreadable(self) -> tuple[str, ...]:
        """Return the names of jobs whose beginning cannot be read, newest first. Raises StorageError."""
        return tuple(name for name, first in (await self._run(self._found)).items() if first is None)

    async def _open(self, name: str) -> FileRecordLog:
        lock = file_lock(self._lock(f"job-{name}"), 0)
        await self._run(lambda: self._hold(lock))
        return FileRecordLog(
            LineFile(self._path(name), self._disk), self._worker, lambda: lock.release(force=True)
        )

    def _hold(self, lock: filelock.BaseFileLock) -> None:
        self._disk.make_private(self._folder)
        try:
            lock.acquire()
        except filelock.Timeout:
            raise JobBusyError from None

    def _sweep(self) -> None:
        """Remove what nobody has written to for long: names of people are not kept for good."""
        oldest = time.time() - _KEPT
        for path in self._folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):  # a folder, say: it blocks nothing
                if path.lstat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _found(self) -> dict[str, dict[str, Any] | None]:
        """Return the first records by the jobs' names, None for one that cannot be read.

        A job whose first line was never ended is none: the program ended before anybody was told of it.
        """
        paths = sorted(self._folder.glob(f"*{_SUFFIX}"), reverse=True)
        lines = {path.stem: _first_line(path) for path in paths}
        return {name: _record(line) for name, line in lines.items() if line is None or line.endswith(b"\n")}

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await self._worker.run(work, _DEADLINE)
        except (OSError, ValueError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error


def files_of_jobs(folders: Folders, profile: str) -> list[Path]:
    """Return the files of the jobs that were begun with a profile. Blocks."""
    begins = {path: _record(_first_line(path)) for path in folders.jobs.glob(f"*{_SUFFIX}")}
    return [path for path, record in begins.items() if _profile_in(record) == profile.lower()]


def _profile_in(record: Record | None) -> str:
    return str((record or {}).get("profile", "")).lower()


def _first_line(path: Path) -> bytes | None:
    """Return how a file begins, None if it cannot be read or its first line has no end."""
    try:
        with open_regular(path) as file:
            line = file.readline(_LONGEST)
    except OSError:
        return None
    return None if len(line) == _LONGEST else line


def _record(line: bytes | None) -> dict[str, Any] | None:
    try:
        return read_object(line) if line is not None else None
    except ValueError:
        return None
