"""Standard output and standard error, each by itself: closed, full, or with nobody left who reads it.

What a command is run for goes to standard output. Where that takes nothing more the command ends and its
exit code says so, as with other programs. What is said on the way goes to standard error; where that takes
nothing, the command goes on, and only its exit code is left to tell.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from desktop.cli.plain_stream import PlainStream

if TYPE_CHECKING:
    from typing import TextIO

_SAFE_FLAGS = (os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)
"""How each closed descriptor is opened: so that using it fails as before."""

_NO_READER = {errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE}


class OutputLostError(BaseException):
    """Standard output takes nothing more, so nobody will learn what this command has to say.

    No `Exception`: whoever turns the errors of a disk or of a sign-in into sentences is not meant, as with
    KeyboardInterrupt. `has_no_reader` is the end of a pipe whose other end is closed.
    """

    def __init__(self, error: OSError | ValueError) -> None:
        super().__init__(type(error).__name__)
        number = getattr(error, "errno", None) or errno.EBADF
        self.has_no_reader = number in _NO_READER
        self.reason = os.strerror(number)
        self.because = "closed" if number == errno.EBADF else ""


class _ClosedStream(io.TextIOBase):
    """A stream that was closed before this program began."""

    def __init__(self) -> None:
        self.close()

    def write(self, text: str) -> int:
        """Fail as the system would, unless there is nothing to write."""
        if text:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return 0

    def flush(self) -> None:
        """Nothing was written that could wait."""


class _StandardStream:
    """A text stream with its own way to fail; all else of it is as it was."""

    def __init__(self, under: TextIO) -> None:
        self.under = under

    def write(self, text: str) -> int:
        """Write a text and return its length."""
        try:
            self.under.write(text)
        except (OSError, ValueError) as error:
            self._missed(error)
        return len(text)

    def flush(self) -> None:
        """Let everything that was written arrive."""
        try:
            self.under.flush()
        except (OSError, ValueError) as error:
            self._missed(error)

    def isatty(self) -> bool:
        """Say whether a person reads it."""
        return not self.under.closed and self.under.isatty()

    def _missed(self, error: OSError | ValueError) -> None:
        """Leave unsaid what is not taken."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.under, name)


class _ResultStream(_StandardStream):
    """Standard output, whose loss ends the command: it raises OutputLostError."""

    def _missed(self, error: OSError | ValueError) -> None:
        raise OutputLostError(error) from None


def prepare_streams() -> None:
    """Let standard output and standard error fail each in its way, and none steer a terminal.

    Some cannot write every character; a windowed program has none at all.
    """
    _occupy_closed_descriptors()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            _make_patient(stream)
    sys.stdout = _with(_ResultStream, sys.stdout)
    sys.stderr = _with(_StandardStream, sys.stderr)


def let_go_of_output() -> None:
    """Forget what standard output did not take; Python would try it again when it ends, and complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _with(kind: type[_StandardStream], stream: TextIO | None) -> TextIO:
    if isinstance(stream, PlainStream):
        return stream  # another command in the same process
    under = stream if stream is not None else cast("TextIO", _ClosedStream())
    return cast("TextIO", PlainStream(cast("TextIO", kind(under))))


def _occupy_closed_descriptors() -> None:
    """Keep files that are opened from now on off the three first descriptors.

    Otherwise a remark of some library to standard error would be written into them.
    """
    for descriptor, flags in enumerate(_SAFE_FLAGS):
        try:
            os.fstat(descriptor)
        except OSError:
            with suppress(OSError):
                _open_as(descriptor, flags)


def _open_as(descriptor: int, flags: int) -> None:
    opened = os.open(os.devnull, flags)  # the lowest that is free: mostly this very one
    if opened == descriptor:
        os.set_inheritable(descriptor, True)  # noqa: FBT003 - it takes no name
    else:
        os.dup2(opened, descriptor)
        os.close(opened)


def _make_patient(stream: io.TextIOWrapper) -> None:
    """Let writes wait for a slow reader: who shares its end may have made it one that never waits."""
    with suppress(
        OSError, ValueError, AttributeError
    ):  # not every stream is the system's, nor every system's
        os.set_blocking(stream.fileno(), True)
