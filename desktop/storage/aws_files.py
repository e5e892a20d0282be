"""The configuration files of AWS, where its command line has them. All of it blocks."""

from __future__ import annotations

import contextlib
import errno
import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.regular_file import read_named
from desktop.storage.atomic_files import write_atomically
from desktop.storage.locks import file_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.core.storage.disk import Disk

_MOST_BYTES = 4_000_000
_TRIES = 3


class AwsFileError(StileError):
    """A file cannot be read or written, or somebody else writes it all the time."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.notice = Notice("aws-file", {"file": str(path), "reason": reason})


class AwsFiles:
    """The two files; bytes that are no UTF-8, and a byte order mark at the start, survive a change.

    `lock` keeps this user's commands apart. Other programs do not know it: what they write is noticed.
    """

    def __init__(self, disk: Disk, lock: Path) -> None:
        self._disk = disk
        self._lock = lock
        self.config = _named("AWS_CONFIG_FILE", "config")
        self._credentials = _named("AWS_SHARED_CREDENTIALS_FILE", "credentials")

    def credentials(self) -> str:
        """Return the text of the credentials file, empty if there is none. Raises AwsFileError."""
        return _text(_bytes(self._credentials))

    def has_mark(self) -> bool:
        """Say whether the configuration file begins with a byte order mark, with which AWS reads none of it.

        Raises AwsFileError.
        """
        return _bytes(_target(self.config)).startswith(BOM_UTF8)

    def change_config(self, change: Callable[[str], str]) -> None:
        """Replace the configuration file by what `change` makes of it, whole or not at all.

        A link stays a link. A file that has nothing left in it is removed. Raises AwsFileError.
        """
        path = _target(self.config)
        with self._alone(path):
            self._change(path, change)

    @contextlib.contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """Hold the lock. Where it cannot be made, as in a home that is read-only, go on without it."""
        lock = file_lock(self._lock)
        try:
            lock.acquire()
        except TimeoutError:
            raise AwsFileError(path, "another program writes it") from None
        except OSError:
            yield
            return
        try:
            yield
        finally:
            lock.release()

    def _change(self, path: Path, change: Callable[[str], str]) -> None:
        for _ in range(_TRIES):
            before = _bytes(path)
            after = _mark(before) + change(_text(before)).encode(errors="surrogateescape")
            if _bytes(path) == before:  # else somebody has written meanwhile
                self._write(path, after)
                return
        raise AwsFileError(path, "another program writes it")

    def _write(self, path: Path, content: bytes) -> None:
        try:
            if not content and not self.config.is_symlink():
                path.unlink(missing_ok=True)
                return
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            mode = path.stat().st_mode & 0o777 if path.exists() else None
            write_atomically(path, content, self._disk)
            if mode is not None:
                with contextlib.suppress(OSError):
                    path.chmod(mode)
        except OSError as error:
            raise AwsFileError(path, _reason(error)) from error


def _named(variable: str, name: str) -> Path:
    path = Path(os.environ.get(variable) or Path("~") / ".aws" / name)
    try:
        return path.expanduser()
    except RuntimeError:  # ~NAME of nobody, which is taken as it is, as AWS' own programs do
        return path


def _target(path: Path) -> Path:
    """Return the file that links lead to. Raises AwsFileError where they lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError before Python 3.13
        raise AwsFileError(path, os.strerror(errno.ELOOP).lower()) from error


def _bytes(path: Path) -> bytes:
    try:
        return read_named(path, _MOST_BYTES)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        raise AwsFileError(path, _reason(error)) from error


def _text(content: bytes) -> str:
    return content.removeprefix(BOM_UTF8).decode(errors="surrogateescape")


def _mark(content: bytes) -> bytes:
    return BOM_UTF8 if content.startswith(BOM_UTF8) else b""


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or type(error).__name__).lower()
