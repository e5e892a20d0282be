"""Whether a file was opened, as the kernel tells it."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_OPENED = 0x20
_EVENT = struct.Struct("iIII")
IS_POSSIBLE = sys.platform == "linux"


@contextmanager
def watched(file: Path) -> Iterator[Callable[[], bool]]:
    """Give a function that says whether the file was opened since. Source: inotify(7)."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    assert libc.inotify_add_watch(descriptor, os.fsencode(file), _OPENED) >= 0
    try:
        yield lambda: _was_opened(descriptor)
    finally:
        os.close(descriptor)


def _was_opened(descriptor: int) -> bool:
    try:
        return len(os.read(descriptor, 4096)) >= _EVENT.size
    except BlockingIOError:
        return False
