"""Whole lines on the disk."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from desktop.regular_file import open_regular
from desktop.storage.atomic_files import write_atomically
from desktop.storage.files_set_aside import files_set_aside, set_aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.core.storage.disk import Disk

_BLOCK = 65_536
_BEFORE = "before"


class LineFile:
    """A file that grows by lines. All of it blocks; one writer at a time is the caller's business."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def append(self, lines: Sequence[str], at: int | None = None) -> int | None:
        """Write lines and return the file's length when they are on the disk itself. Raises OSError.

        What a killed writer left of a line is cut off first: nobody was told that it is written. With `at`,
        nothing is written to a file of another length, and None returned.
        """
        if at is not None and self.size() != at:
            return None
        if not self._path.exists():
            self._disk.make_private(self._path.parent)
            write_atomically(self._path, b"", self._disk)
        with open_regular(self._path, change=True) as file:
            file.seek(_whole_lines(file.fileno()))
            file.truncate()
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            self._disk.flush(file.fileno())
            return file.tell()

    def read(self, start: int = 0) -> list[str]:
        """Return the whole lines after a place. Raises OSError."""
        try:
            with open_regular(self._path) as file:
                file.seek(start)
                data = file.read()
        except FileNotFoundError:
            return []
        return data.decode(errors="replace").split("\n")[:-1]

    def size(self) -> int:
        """Return the file's length, 0 if there is none."""
        with contextlib.suppress(FileNotFoundError):
            return self._path.stat().st_size
        return 0

    def set_aside(self) -> None:
        """Rename the file, if there is one, so that a new one can begin beside it. Raises OSError."""
        if self.size():
            set_aside(self._path, _BEFORE)

    def asides(self) -> list[str]:
        """Return the names of what was set aside, oldest first. Raises OSError."""
        return [path.name for path in files_set_aside(self._path, _BEFORE)]


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
