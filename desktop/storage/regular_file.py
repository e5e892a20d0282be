"""Opening what should be a file: whatever else is in its place must neither hang nor be written to."""

from __future__ import annotations

import errno
import os
import stat
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe would wait for its other end, a terminal would become ours; where there are no such flags, there are
no such files."""
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_regular(path: Path, *, change: bool = False) -> IO[bytes]:
    """Open a file to be read, or read and changed, as bytes.

    Raises OSError, also for a pipe, a device, a socket, a folder or links in a circle.
    """
    way = os.O_RDWR if change else os.O_RDONLY
    descriptor = os.open(path, way | _NEVER_WAIT | _AS_IT_IS)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "r+b" if change else "rb")
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a regular file", str(path))


def read_regular(path: Path, most: int = -1) -> bytes:
    """Return what is in a file, at most so many bytes. Raises OSError as `open_regular` does."""
    with open_regular(path) as file:
        return file.read(most)
