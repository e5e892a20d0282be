"""The list of profiles leaves the data folder, where older versions had it, for the folder of settings.

An older version that still runs goes on to see it by a link in the old place. When it writes, it puts a
file in the place of the link, made of what the link led to: so a file there is always the newest, and is
taken over again.
"""

from __future__ import annotations

import os
import secrets
import stat
from typing import TYPE_CHECKING

from desktop.regular_file import read_regular
from desktop.storage.atomic_files import write_atomically
from desktop.storage.files_set_aside import set_aside_once
from desktop.storage.locks import file_lock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders

_PATIENCE = 2.0
_MOST_BYTES = 16 * 1024 * 1024


def is_in_old_place(folders: Folders) -> bool:
    """Say whether there is a list where older versions have theirs."""
    before = folders.profiles_before
    try:
        return before is not None and stat.S_ISREG(before.lstat().st_mode)
    except OSError:
        return False


def move_list(folders: Folders, disk: Disk) -> Path:
    """Move the list from its old place, and return where it is now; there, if it cannot be moved. Blocks."""
    before = folders.profiles_before
    if before is None:
        return folders.profiles
    try:
        folders.prepare(disk)
        with file_lock(folders.lock("profiles"), _PATIENCE):
            if is_in_old_place(folders):
                _move(before, folders.profiles, disk)
    except OSError:  # a lock that somebody keeps is one, too
        return before
    return folders.profiles


def _move(before: Path, now: Path, disk: Disk) -> None:
    """Move a file, and leave a link to it. What is in the new place already is older, and is kept beside."""
    data = read_regular(before, _MOST_BYTES)
    if now.exists():
        set_aside_once(now, "before")
    write_atomically(now, data, disk)
    link = before.with_name(f".{before.name}.{secrets.token_hex(4)}.tmp")
    os.symlink(now, link)  # noqa: PTH211 - the same, and what it leads to comes first
    disk.replace(link, before)
