"""The reviews that were made, each in a file named by its time: the next one is held against the newest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from desktop.core.storage.vault import StorageError
from desktop.regular_file import read_regular
from desktop.storage.atomic_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders

_MOST_BYTES = 16 * 1024 * 1024
_UNFIT = re.compile(r"[^0-9T]")


class ReviewRepository:
    """The reviews of one profile. All of it blocks, briefly; there is no secret in them."""

    def __init__(self, folders: Folders, disk: Disk, profile: str) -> None:
        self._folder = folders.reviews(profile)
        self._folders = folders
        self._disk = disk

    def last(self) -> Mapping[str, Any] | None:
        """Return the newest review that can be read, None if there is none."""
        for file in sorted(self._folder.glob("*.json"), reverse=True):
            try:
                plain = json.loads(read_regular(file, _MOST_BYTES))
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(plain, dict):
                return plain
        return None

    def forget(self) -> None:
        """Remove them all; of a link in the place of the folder, the link. Raises StorageError."""
        try:
            if self._folder.is_symlink():
                self._folder.unlink()
                return
            for file in self._folder.glob("*"):
                file.unlink()
            if self._folder.exists():
                self._folder.rmdir()
        except OSError as error:
            raise StorageError(type(error).__name__) from error

    def keep(self, made_at: str, plain: Mapping[str, Any]) -> None:
        """Keep a review. Raises StorageError."""
        name = _UNFIT.sub("", made_at)[:15]
        try:
            self._folders.prepare(self._disk)
            for folder in (self._folder.parent, self._folder):
                self._disk.make_private(folder)
            write_atomically(self._folder / f"{name}.json", json.dumps(plain).encode(), self._disk)
        except OSError as error:
            raise StorageError(type(error).__name__) from error
