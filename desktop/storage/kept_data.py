"""Everything that Stile keeps in files: found and removed by the names that it gives them, and nothing else.

STILE_HOME may name a folder that holds more than Stile's files, so the folder itself goes only when it is
empty.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.storage.file_jobs import files_of_jobs
from desktop.storage.files_set_aside import files_set_aside
from desktop.storage.folders import ON_DISK
from desktop.storage.locks import file_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.storage.folders import Folders

_FOLDERS = ("vaults", "journal", "audit", "reviews", "jobs", "summons", "locks")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file or a folder of Stile's, and how many files are in it."""

    path: Path
    n: int


def everything(folders: Folders) -> tuple[KeptFile, ...]:
    """Return all that is kept in one home, the locks last. Blocks."""
    lists = (folders.profiles, folders.profiles_before)
    files = [one for path in lists if path for one in (path, *files_set_aside(path))]
    return tuple(_kept([*files, *(folders.home / name for name in _FOLDERS)]))


def of_profile(folders: Folders, profile: str) -> tuple[KeptFile, ...]:
    """Return the files of one profile; its entries in the list and the journal are not meant. Blocks."""
    vaults = [*(folders.vault(profile, store) for store in ON_DISK), *folders.vaults_of_keys(profile)]
    logs = [folders.audit(profile), folders.audit_anchor(profile)]
    files = [one for path in (*vaults, *logs) for one in (path, *files_set_aside(path))]
    return tuple(_kept([*files, folders.reviews(profile), *files_of_jobs(folders, profile)]))


def remove(kept: tuple[KeptFile, ...]) -> None:
    """Remove files and folders; of a link, the link. Raises OSError."""
    for one in kept:
        if one.path.is_dir() and not one.path.is_symlink():
            shutil.rmtree(one.path)
        else:
            one.path.unlink(missing_ok=True)


def remove_empty_folders(folders: Folders) -> None:
    """Remove the folders of one home where nothing is left in them."""
    for folder in filter(None, (folders.settings, folders.home)):
        with contextlib.suppress(OSError):
            folder.rmdir()


def is_in_use(folders: Folders) -> bool:
    """Say whether another process holds one of the locks: a window, a sign-in, a job."""
    return any(_is_held(lock) for lock in folders.lock("any").parent.glob("*.lock"))


def _is_held(lock: Path) -> bool:
    try:
        with file_lock(lock, 0):
            return False
    except TimeoutError:
        return True
    except OSError:
        return False


def _kept(paths: list[Path]) -> Iterator[KeptFile]:
    for path in paths:
        if path.is_symlink() or path.is_file():
            yield KeptFile(path, 1)
        elif path.is_dir():
            yield KeptFile(path, sum(1 for file in path.rglob("*") if not file.is_dir()))
