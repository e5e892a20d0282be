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
_HEADER_BYTES = 1024
"""More than any header has."""
MOST_BYTES = 16 * 1024 * 1024
"""The size of a sealed file that is written, and read, at most."""


class DiskRefusedError(StorageError):
    """The disk is full, failing, read-only or silent: it may take the same change another time."""


class SealedFile:
    """A sealed file. All methods block; reading takes no lock, as the file is only ever replaced whole.

    `own` says where a key has a file to itself, beside one at `path` that another key has sealed: two
    keyrings may meet in one home, and neither may take what the other still opens.
    """

    def __init__(
        self,
        path: Path,
        lock: Path,
        disk: Disk,
        scope: str,
        own: Callable[[bytes], Path] | None = None,
    ) -> None:
        self._path = path
        self._lock = lock
        self._disk = disk
        self._scope = scope
        self._own = own

    def header(self, key: Key | None = None) -> SealHeader | None:
        """Return the header of a key's file, None if there is none. Raises SealError, StorageError."""
        blob = self._blob(self.path_for(key))
        return None if blob is None else read_header(blob)

    def is_anothers(self, key: Key) -> bool:
        """Say whether there is a file, and it is only another key's. Raises StorageError."""
        path = self.path_for(key)
        return path != self._path and not path.exists()

    def path_for(self, key: Key | None) -> Path:
        """Return the file of a key; without one, that of whoever came first. Raises StorageError."""
        if key is None or self._own is None:
            return self._path
        own = self._own(key.id)
        return own if own.exists() or self._first_comer() not in {None, key.id} else self._path

    def _first_comer(self) -> bytes | None:
        """Return the id of the key that sealed the file at `path`, None where nothing can be said."""
        try:
            blob = _content(self._path, _HEADER_BYTES)
            return None if blob is None else read_header(blob).key_id
        except SealError:
            return None

    def read(self, key: Key) -> Sections:
        """Return the file's sections, none if there is no file. Raises SealError, StorageError."""
        return self._read(key)[0]

    def read_usable(self, key: Key) -> Sections:
        """As `read`, but a file that is of no use any more holds nothing.

        That is a damaged one; a file of another key is not ours to read. Raises SealError, StorageError.
        """
        try:
            return self.read(key)
        except DamagedError:
            _LOG.warning("a sealed file is damaged")
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
                path = self.path_for(key)
                if path != self._path:
                    self._disk.make_private(path.parent)
                write_atomically(path, blob, self._disk)
                return True
        except OSError as error:  # a lock that somebody keeps is one, too
            raise DiskRefusedError(type(error).__name__) from error

    def discard_damaged(self, look: Callable[[], object], key: Key | None = None) -> None:
        """Set the file of a key aside if it is still damaged under its lock. Raises StorageError."""
        try:
            with file_lock(self._lock):
                try:
                    look()
                except DamagedError:
                    set_aside_once(self.path_for(key), "corrupt")
                except SealError:
                    return
        except OSError as error:  # a lock that somebody keeps is one, too
            raise StorageError(type(error).__name__) from error

    def _usable(self, key: Key) -> tuple[Sections, int]:
        """Return what can be gone on from; a file that is of no use any more is set aside."""
        try:
            return self._read(key)
        except DamagedError:
            _LOG.warning("a sealed file is damaged and was set aside")
            set_aside_once(self.path_for(key), "corrupt")
        except KeyChangedError as error:
            raise StorageError("sealed with another key") from error
        return {}, 0

    def _read(self, key: Key) -> tuple[Sections, int]:
        blob = self._blob(self.path_for(key))
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

    def _blob(self, path: Path) -> bytes | None:
        blob = _content(path, MOST_BYTES + 1)
        if blob is not None and len(blob) > MOST_BYTES:
            raise DamagedError("larger than any Stile writes")
        return blob


def _content(path: Path, most: int) -> bytes | None:
    """Return what is in a file, None if there is none. Raises StorageError."""
    try:
        return read_regular(path, most)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(type(error).__name__) from error
