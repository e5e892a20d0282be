"""Opening what should be a file: whatever else is in its place must neither hang nor be written to."""

from __future__ import annotations

import errno
import io
import os
import select
import stat
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe would wait for its other end, a terminal would become ours; where there are no such flags, there are
no such files."""
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
MOST_BYTES = 64 * 1024 * 1024
_PIPE_PATIENCE = 30.0
_BLOCK = 65_536


def open_regular(path: Path, *, change: bool = False) -> IO[bytes]:
    """Open a file to be read, or read and changed, as bytes.

    Raises OSError, also for a pipe, a device, a socket, a folder or links in a circle.
    """
    descriptor = os.open(path, (os.O_RDWR if change else os.O_RDONLY) | _NEVER_WAIT | _AS_IT_IS)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "r+b" if change else "rb")
    os.close(descriptor)
    raise _not_regular(path)


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return what is in a file, at most so many bytes. Raises OSError as `open_regular` does."""
    with open_regular(path) as file:
        return file.read(most)


def read_named(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return all that is in a file that a person named, or in a pipe that ends within half a minute.

    Raises OSError, also for more than `most` bytes.
    """
    if not stat.S_ISFIFO(path.stat().st_mode):
        return _all_of(read_regular(path, most + 1), most)
    descriptor = os.open(path, os.O_RDONLY | _NEVER_WAIT | _AS_IT_IS)
    try:
        return _all_of(_read_pipe(descriptor, most + 1), most)
    finally:
        os.close(descriptor)


def read_named_text(path: Path, most: int = MOST_BYTES, *, encoding: str = "utf-8") -> str:
    """Return what is in a text file that a person named, its lines ended as Python's are.

    Raises OSError as `read_named` does, and UnicodeDecodeError.
    """
    return io.TextIOWrapper(io.BytesIO(read_named(path, most)), encoding).read()


def _all_of(found: bytes, most: int) -> bytes:
    """Return what was found, if that is all: half a table must not pass for a whole one."""
    if len(found) > most:
        raise OSError(errno.EFBIG, f"larger than {most} bytes")
    return found


def _read_pipe(descriptor: int, most: int) -> bytes:
    """Read up to the end; nothing comes, and that at once, where nobody writes into the pipe."""
    found, end = b"", time.monotonic() + _PIPE_PATIENCE
    while len(found) < most:
        try:
            block = os.read(descriptor, _BLOCK)
        except BlockingIOError:
            if not select.select([descriptor], [], [], max(0.0, end - time.monotonic()))[0]:
                raise TimeoutError(errno.ETIMEDOUT, "the pipe does not come to its end") from None
            continue
        if not block and not found:
            raise OSError(errno.ENODATA, "nothing comes through the pipe")
        if not block:
            return found
        found += block
    return found[:most]


def _not_regular(path: Path) -> OSError:
    return OSError(errno.EINVAL, "not a regular file", str(path))
