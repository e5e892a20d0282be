"""This process's standard input, below Python's buffers."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.cli.views.lines import ByteSource


def stdin() -> ByteSource:
    """Return the raw stream; a program without standard input has one that is at its end."""
    if sys.stdin is None:  # a windowed program on Windows
        return io.BytesIO()
    buffer = sys.stdin.buffer
    return getattr(buffer, "raw", buffer)


def descriptor() -> int:
    """Return its number, -1 if it is no file of the system's."""
    try:
        return sys.stdin.fileno() if sys.stdin is not None else -1
    except OSError:
        return -1
