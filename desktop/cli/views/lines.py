"""Standard input as lines, read in a thread so that the event loop never waits for a person."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 65536


class ByteSource(Protocol):
    """Where bytes come from: the raw stream below `sys.stdin`, a pipe in a test."""

    def read(self, size: int, /) -> bytes | None:
        """Return what is there, waiting for the first byte; empty at the end of input."""
        ...


class Lines:
    """Lines in the order in which they came; None is the end of input, and stays.

    The raw stream is read and not `sys.stdin`: a daemon thread that waits inside a buffered stream holds
    its lock, and Python cannot then end. Bytes that are not UTF-8 arrive as lone surrogates. `arrived` is
    called on the event loop for every line. A line that comes between two event loops waits for the second.
    """

    def __init__(self, source: ByteSource, arrived: Callable[[], None] | None = None) -> None:
        self._source = source
        self._arrived = arrived
        self._waiting: deque[str | None] = deque()
        self._some = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read; needs the running event loop."""
        loop = asyncio.get_running_loop()
        if self._thread is None or loop is not self._loop:
            self._loop, self._some = loop, asyncio.Event()
            if self._waiting:
                self._some.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, name="stdin", daemon=True)
            self._thread.start()

    @property
    def head(self) -> str | None:
        """Return the line that `next` would return at once; None if there is none."""
        return self._waiting[0] if self._waiting else None

    def drop_head(self) -> None:
        """Let go of the line that `next` would return at once; the end of input stays."""
        if self.head is not None:
            self._waiting.popleft()
            if not self._waiting:
                self._some.clear()

    async def next(self) -> str | None:
        """Return the next line without its end."""
        self.start()
        await self._some.wait()
        if self._waiting[0] is None:
            return None
        line = self._waiting.popleft()
        if not self._waiting:
            self._some.clear()
        return line

    def _read(self) -> None:
        rest = b""
        while chunk := self._chunk():
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                self._deliver(line)
        if rest:
            self._deliver(rest)
        self._deliver(None)

    def _deliver(self, line: bytes | None) -> None:
        """Hand a line over to the event loop; where none runs any more, to whoever asks next."""
        try:
            self._loop.call_soon_threadsafe(self._take, line)
        except RuntimeError:
            self._waiting.append(_text(line))

    def _chunk(self) -> bytes | None:
        try:
            return self._source.read(_CHUNK)
        except (OSError, ValueError):
            return None  # closed under us, or a terminal that went away

    def _take(self, line: bytes | None) -> None:
        self._waiting.append(_text(line))
        self._some.set()
        if self._arrived is not None:
            self._arrived()


def _text(line: bytes | None) -> str | None:
    return None if line is None else line.removesuffix(b"\r").decode("utf-8", "surrogateescape")


def lines_of(source: ByteSource) -> Lines:
    """Return the lines of a source, the same for everybody who asks for those of standard input.

    Two readers of one terminal would take each other's lines: who was asked for a passphrase may be asked for
    a number as well.
    """
    if _Shared.source is not source:
        _Shared.source, _Shared.lines = source, Lines(source)
    return _Shared.lines


class _Shared:
    """The source that was read last, and its lines: a process has one standard input."""

    source: ByteSource | None = None
    lines: Lines
