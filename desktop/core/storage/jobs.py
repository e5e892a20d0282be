"""Jobs for many people, kept so that they can go on after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.core.errors import StileError
from desktop.core.storage.vault import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.core.storage.vault import Record


class NoSuchJobError(StileError):
    """There is no job of this name."""

    code = "job-unknown"


class JobDamagedError(StorageError):
    """What the job needs to go on is not in its file any more."""

    code = "job-damaged"


class JobBusyError(StileError):
    """Another process works on the job."""

    code = "job-busy"


class RecordLog(Protocol):
    """A log of records that only grows, held by this process alone."""

    async def append(self, *records: Record) -> None:
        """Return when the records are on the disk itself. Raises StorageError."""
        ...

    async def read(self) -> Sequence[Record | None]:
        """Return all records, oldest first, None for a line that is none. Raises StorageError."""
        ...

    async def close(self) -> None:
        """Let other processes have it."""
        ...


class Jobs(Protocol):
    """What is done for many people at once, kept so that it can go on after a crash: a log for each job."""

    async def begin(self, at: datetime, first: Record) -> tuple[str, RecordLog]:
        """Make a job and return its name and its log, which begins with `first`. Raises StorageError."""
        ...

    async def reopen(self, name: str) -> RecordLog:
        """Return a job's log. Raises NoSuchJobError, JobBusyError if another process has it, StorageError."""
        ...

    async def listed(self) -> tuple[tuple[str, Record], ...]:
        """Return the jobs, newest first, each with the record it begins with. Raises StorageError.

        Those whose beginning cannot be read are `unreadable`.
        """
        ...

    async def unreadable(self) -> tuple[str, ...]:
        """Return the names of jobs whose beginning cannot be read, newest first. Raises StorageError."""
        ...
