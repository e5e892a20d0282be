"""One profile's sealed file on the disk: read, change under a lock, set aside what cannot be used."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core.storage.vault import RecordTooLargeError, StorageError
from desktop.regular_file import read_regular
from desktop.storage.atomic_files import write_atomically
from desktop.storage.files_set_aside import set_aside_once
from desktop.storage.locks import file_lock
from desktop.storage.seal import (
    DamagedError,
    KeyChangedError,
    SealError,
    SealHeader,
    read_header,
    seal,
    unseal,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.storage.keys import Key

Sections: TypeAlias = dict[str, Any]
"""A vault's records by section."""

Change: TypeAlias = "Callable[[Sections], Sections | None]"
"""Returns the sections as they shall be, None to leave them."""

_LOG = logging.getLogger(__name__)
MOST_BYTES = 16 * 1024 * 1024
"""The size of a sealed file that is written, and read, at most."""


class DiskRefusedError(StorageError):
    """The disk is full, failing, read-only or silent: it may take the same change another time."""


class SealedFile:
    """A sealed file. All methods block; reading takes no lock, as the file is only ever replaced whole."""

    def __init__(self, path: Path, lock: Path, disk: Disk, scope: str) -> None:
        self._path = path
        self._lock = lock
        self._disk = disk
        self._scope = scope
        self._superseded: bytes | None = None

    def header(self) -> SealHeader | None:
        """Return the file's header, None if there is no file. Raises SealError, StorageError."""
        blob = self._blob()
        return None if blob is None else read_header(blob)

    def read(self, key: Key) -> Sections:
        """Return the file's sections, none if there is no file. Raises SealError, StorageError."""
        return self._read(key)[0]

    def read_usable(self, key: Key) -> Sections:
        """As `read`, but a file that is of no use any more holds nothing.

        That is a damaged one, and one whose key is gone; a file of another key than that was sealed by a
        process that knows a newer one, and is not ours to read. Raises SealError, StorageError.
        """
        try:
            return self.read(key)
        except DamagedError:
            _LOG.warning("a sealed file is damaged")
        except KeyChangedError as error:
            if error.key_id != self._superseded:
                raise
        return {}

    def change(self, key: Key, change: Change) -> bool:
        """Read, change and write the file under its lock; True if it was written.

        Raises DiskRefusedError, RecordTooLargeError for what could not be read back, StorageError for a file
        of another key, and NewerError for one that is to be left alone; the old file is intact.
        """
        try:
            with file_lock(self._lock):
                sections, generation = self._usable(key)
                changed = change(sections)
                if changed is None:
                    return False
                blob = seal(json.dumps(changed).encode(), key, generation + 1, self._scope)
                if len(blob) > MOST_BYTES:
                    raise RecordTooLargeError(f"{len(blob)} bytes")
                write_atomically(self._path, blob, self._disk)
                return True
        except OSError as error:  # a lock that somebody keeps is one, too
            raise DiskRefusedError(type(error).__name__) from error

    def discard_damaged(self, look: Callable[[], object]) -> None:
        """Set the file aside if it is still damaged when looked at under its lock. Raises StorageError."""
        try:
            with file_lock(self._lock):
                try:
                    look()
                except DamagedError:
                    set_aside_once(self._path, "corrupt")
                except SealError:
                    return
        except OSError as error:  # a lock that somebody keeps is one, too
            raise StorageError(type(error).__name__) from error

    def supersede(self, key_id: bytes) -> None:
        """Let the next change set a file aside that was sealed with this key, which is gone."""
        self._superseded = key_id

    def _usable(self, key: Key) -> tuple[Sections, int]:
        """Return what can be gone on from; a file that is of no use any more is set aside."""
        try:
            return self._read(key)
        except DamagedError:
            _LOG.warning("a sealed file is damaged and was set aside")
            set_aside_once(self._path, "corrupt")
        except KeyChangedError as error:
            if error.key_id != self._superseded:
                raise StorageError("sealed with another key") from error
            set_aside_once(self._path, "other-key")
        return {}, 0

    def _read(self, key: Key) -> tuple[Sections, int]:
        blob = self._blob()
        if blob is None:
            return {}, 0
        opened = unseal(blob, key, self._scope)
        try:
            sections = json.loads(opened.plain)
        except (ValueError, RecursionError) as error:
            raise DamagedError("not JSON") from error
        if not isinstance(sections, dict):
            raise DamagedError("not sections")
        return sections, opened.generation

    def _blob(self) -> bytes | None:
        try:
            blob = read_regular(self._path, MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(type(error).__name__) from error
        if len(blob) > MOST_BYTES:
            raise DamagedError("larger than any Stile writes")
        return blob
