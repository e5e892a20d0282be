"""The key of a running practice pool, where only this user's programs can read it.

It is a file named by the pool's port, in STILE_HOME where that is there, and where the system has what
belongs to running programs. There is more than one folder because a pool and its client may have been
started with different surroundings: the pool writes to all of them, the client looks in all. The key ends
with the pool.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.regular_file import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LENGTH = 32
_OTHERS_READ_OR_WRITE, _OTHERS_WRITE = 0o077, 0o022


class PublishedKey:
    """A new key for the pool on a port, to be found by this user's clients until `withdraw`."""

    def __init__(self, port: int, folders: Iterable[Path] | None = None) -> None:
        self.value = secrets.token_bytes(_LENGTH)
        written = (_written(folder, port, self.value) for folder in folders or key_folders())
        self._files = [file for file in written if file is not None]

    def withdraw(self) -> None:
        """Remove the key, and folders that were there for nothing else."""
        for file in self._files:
            with contextlib.suppress(OSError):
                if read_regular(file, _LENGTH + 1) == self.value:
                    file.unlink()
                if file.parent.name.startswith("stile"):
                    file.parent.rmdir()


def key_folders(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Return the folders, whether they are there or not."""
    home, runtime = environment.get("STILE_HOME"), environment.get("XDG_RUNTIME_DIR")
    user = f"stile-{os.getuid()}" if hasattr(os, "getuid") else "stile"
    chosen = (
        Path(home).expanduser().absolute() if home else None,
        Path(runtime) / "stile" if runtime else None,
        Path(tempfile.gettempdir()) / user,
    )
    return tuple(folder for folder in chosen if folder is not None)


def found_keys(port: int, folders: Iterable[Path] | None = None) -> tuple[bytes, ...]:
    """Return the keys for the pool on a port."""
    files = (_file(folder, port) for folder in folders or key_folders())
    return tuple(key for key in map(_read, files) if key is not None)


def _file(folder: Path, port: int) -> Path:
    return folder / f"practice-{port}.key"


def _written(folder: Path, port: int, key: bytes) -> Path | None:
    """Write a key at once or not at all; None where a folder is not this user's alone, or takes no file.

    Folders for what runs are made; a home is not, as practice leaves none behind.
    """
    file, new = _file(folder, port), folder / f"practice.{secrets.token_hex(8)}"
    with contextlib.suppress(OSError):
        if folder.parent.is_dir() and folder.name.startswith("stile"):
            folder.mkdir(mode=0o700, exist_ok=True)
        if not _is_mine(folder):
            return None
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(key)
        new.replace(file)
        return file
    return None


def _read(file: Path) -> bytes | None:
    """Return the key in a file, if nobody else can have put it there or read it."""
    if not _is_mine(file.parent):
        return None
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(file, flags)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        sound = stat.S_ISREG(found.st_mode) and _is_owned(found, _OTHERS_READ_OR_WRITE)
        key = os.read(descriptor, _LENGTH + 1) if sound else b""
    finally:
        os.close(descriptor)
    return key if len(key) == _LENGTH else None


def _is_mine(folder: Path) -> bool:
    """Say whether a folder is this user's and nobody else can write to it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and _is_owned(found, _OTHERS_WRITE)


def _is_owned(found: os.stat_result, not_allowed: int) -> bool:
    """Say whether something is this user's and not open to others; Windows keeps that in other places."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & not_allowed
