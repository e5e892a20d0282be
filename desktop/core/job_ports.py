"""What jobs for many people need from outside, as protocols beside those of `core.ports`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from desktop.core.cognito.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from desktop.core.ports import Record


class NoSuchJobError(StileError):
    """There is no job of this name."""

    code = "job-unknown"


class JobBusyError(StileError):
    """Another process works on the job."""

    code = "job-busy"


class RecordLog(Protocol):
    """A log of records that only grows, held by this process alone."""

    async def append(self, *records: Record) -> None:
        """Return when the records are on the disk itself. Raises KeepError."""
        ...

    async def read(self) -> Sequence[Record]:
        """Return all records, oldest first. Raises KeepError."""
        ...

    async def close(self) -> None:
        """Let other processes have it."""
        ...


class Jobs(Protocol):
    """What is done for many people at once, kept so that it can go on after a crash: a log for each job."""

    async def begin(self, at: datetime, first: Record) -> tuple[str, RecordLog]:
        """Make a job and return its name and its log, which begins with `first`. Raises KeepError."""
        ...

    async def reopen(self, name: str) -> RecordLog:
        """Return a job's log. Raises NoSuchJobError, JobBusyError if another process has it, KeepError."""
        ...

    async def listed(self) -> tuple[tuple[str, Record], ...]:
        """Return the jobs, newest first, each with the record it begins with. Raises KeepError."""
        ...


@dataclass(frozen=True, slots=True)
class EngineRun:
    """How a run on the engine stands. `counts` are its rows by status, as far as it tells."""

    status: Literal["running", "succeeded", "failed"]
    counts: Mapping[str, int]
    reason: str = ""


class Engine(Protocol):
    """AWS's own engine for many calls, and the bucket beside it. Raises as `Directory` does."""

    async def put(self, bucket: str, key: str, data: bytes) -> None:
        """Write an object."""
        ...

    async def get(self, bucket: str, key: str) -> bytes:
        """Return an object."""
        ...

    async def start(self, machine: str, name: str, given: Record) -> str:
        """Start a machine and return its run's ARN; started twice under one name, it runs once."""
        ...

    async def look(self, run: str) -> tuple[EngineRun, Record]:
        """Return how a run stands, and what it returned if it has ended well."""
        ...
