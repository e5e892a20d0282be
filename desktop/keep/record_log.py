"""A file of JSON records, one a line, that only grows."""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Any

from desktop.core.ports import KeepError
from desktop.keep.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.core.ports import Disk, Record, Worker

_DEADLINE = 60.0
_BLOCK = 65_536


class LineFile:
    """Whole lines on the disk. All of it blocks, and one writer at a time is the caller's business."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def append(self, lines: Sequence[str]) -> int:
        """Write lines and return the file's length when they are on the disk itself. Raises OSError.

        What a killed writer left of a line is cut off first: nobody was told that it is written.
        """
        self._disk.make_private(self._path.parent)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._path, flags, 0o600), "r+b") as file:
            file.seek(_whole_lines(file.fileno()))
            file.truncate()
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            self._disk.flush(file.fileno())
            return file.tell()

    def read(self, start: int = 0) -> list[str]:
        """Return the whole lines after a place. Raises OSError, UnicodeDecodeError."""
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                data = file.read()
        except FileNotFoundError:
            return []
        return data[: data.rfind(b"\n") + 1].decode().splitlines()

    def size(self) -> int:
        """Return the file's length, 0 if there is none."""
        with contextlib.suppress(FileNotFoundError):
            return self._path.stat().st_size
        return 0


def _whole_lines(descriptor: int) -> int:
    """Return where the last whole line ends."""
    end = os.fstat(descriptor).st_size
    while end:
        start = max(0, end - _BLOCK)
        os.lseek(descriptor, start, os.SEEK_SET)
        at = os.read(descriptor, end - start).rfind(b"\n")
        if at >= 0:
            return start + at + 1
        end = start
    return 0


class FileRecordLog:
    """core.ports.RecordLog on a file; records that several tasks append at once share one write."""

    def __init__(self, path: Path, disk: Disk, worker: Worker, let_go: Callable[[], None]) -> None:
        self._file = LineFile(path, disk)
        self._worker = worker
        self._let_go = let_go
        self._commit = GroupCommit(self._write)

    async def append(self, *records: Record) -> None:
        """Return when the records are on the disk. Raises KeepError."""
        await self._commit.add(*records)

    async def read(self) -> Sequence[Record]:
        """Return all records. Raises KeepError."""
        try:
            return await self._worker.run(self._records, _DEADLINE)
        except (OSError, ValueError, TimeoutError) as error:
            raise KeepError(type(error).__name__) from error

    async def close(self) -> None:
        """Let others have it."""
        self._let_go()

    def _records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._file.read()]

    async def _write(self, records: Sequence[Record]) -> None:
        def work() -> None:
            self._file.append([json.dumps(record, separators=(",", ":")) for record in records])

        try:
            await self._worker.run(work, _DEADLINE)
        except (OSError, TimeoutError) as error:
            raise KeepError(type(error).__name__) from error
