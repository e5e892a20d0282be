"""A file of JSON records, one a line, that only grows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.core.foreign_json import read_object
from desktop.core.storage.vault import StorageError
from desktop.storage.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.core.storage.vault import Record
    from desktop.core.worker import Worker
    from desktop.storage.line_file import LineFile

_DEADLINE = 60.0


class FileRecordLog:
    """core.storage.jobs.RecordLog on a file; records that several tasks append at once share one write."""

    def __init__(self, file: LineFile, worker: Worker, let_go: Callable[[], None]) -> None:
        self._file = file
        self._worker = worker
        self._let_go = let_go
        self._commit = GroupCommit(self._write)

    async def append(self, *records: Record) -> None:
        """Return when the records are on the disk. Raises StorageError."""
        await self._commit.add(*records)

    async def read(self) -> Sequence[Record | None]:
        """Return all records, None for a line that is none. Raises StorageError."""
        try:
            return await self._worker.run(self._records, _DEADLINE)
        except (OSError, ValueError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error

    async def close(self) -> None:
        """Let others have it."""
        self._let_go()

    def _records(self) -> list[dict[str, Any] | None]:
        return [_record(line) for line in self._file.read()]

    async def _write(self, records: Sequence[Record]) -> None:
        def work() -> None:
            self._file.append([json.dumps(record, separators=(",", ":")) for record in records])

        try:
            await self._worker.run(work, _DEADLINE)
        except (OSError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error


def _record(line: str) -> dict[str, Any] | None:
    try:
        return read_object(line)
    except ValueError:
        return None
