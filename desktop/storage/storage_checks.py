"""Checks of the places where Stile keeps things."""

from __future__ import annotations

import os
import shutil
import stat
from functools import partial
from typing import TYPE_CHECKING

from desktop.core.notices.finding import Check, Finding
from desktop.storage.keyring_key import words_for
from desktop.storage.keys import KeyringLockedError, NoKeyringError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.storage.disk import OwnedDisk
    from desktop.storage.folders import Folders
    from desktop.storage.keyring_key import KeyringKey

_LACKS = {"no-session": "keyring.no-session", "no-service": "keyring.not-running", "": "keyring.none"}
_MEGABYTE = 1_000_000
_FEW_MEGABYTES = 20
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def checks(folders: Folders, key: KeyringKey, disk: OwnedDisk) -> tuple[Check, ...]:
    """Return the table."""
    return (
        Check("keyring", partial(_keyring, key), late=Finding.warning("keyring.asks")),
        Check("files", partial(_files, folders, disk)),
        Check("disk", partial(_disk, folders)),
    )


def _keyring(key: KeyringKey) -> Iterator[Finding]:
    """Write, read and delete an item of its own; the key itself is not touched."""
    try:
        backend = key.probe()
    except KeyringLockedError:
        yield Finding.warning("keyring.locked")
    except NoKeyringError as error:
        yield Finding.warning(_LACKS[error.because])
    else:
        yield Finding.ok("keyring.works", backend=words_for(backend))


def _files(folders: Folders, disk: OwnedDisk) -> Iterator[Finding]:
    """Tell whether Stile's files can be read and changed by this user, and by nobody else."""
    home = folders.home
    if not home.exists():
        yield Finding.ok("files.none", folder=str(home))
        return
    roots = [folder for folder in (home, folders.settings) if folder is not None and folder.exists()]
    whole = tuple(path for root in roots for path in (root, *root.rglob("*")))
    kept = [path for path in whole if not path.is_symlink()]
    closed = next((path for path in kept if not _is_ours(path)), None)
    written = next((path for path in kept if _others_can_write(path, disk)), None)
    odd = next(filter(_is_odd, whole), None)
    reachable = next(filter(_lets_others_in, _own_folders(folders)), None)
    if written is not None:
        yield Finding.problem("files.written-by-others", path=str(written))
    if odd is not None:
        yield Finding.problem("files.odd", path=str(odd))
    if closed is not None:
        yield Finding.problem("files.closed", path=str(closed))
    elif written is not None or odd is not None:
        return
    elif reachable is not None:
        yield Finding.warning("files.open", path=str(reachable))
    else:
        yield Finding.ok("files.private", folder=str(home), n=len(kept))


def _is_ours(path: Path) -> bool:
    return os.access(path, os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0))


def _others_can_write(path: Path, disk: OwnedDisk) -> bool:
    try:
        return disk.others_can_write(path)
    except OSError:  # it went away meanwhile
        return False


def _is_odd(path: Path) -> bool:
    """Say whether something is neither a file nor a folder; a link counts as what it leads to."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError:  # links in a circle
        return path.is_symlink()
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _own_folders(folders: Folders) -> Iterator[Path]:
    """Return the folders that are for this user alone; whatever is in them is safe from others."""
    vaults = folders.vault("any", "keyring").parent
    inside = (vaults, folders.journal, folders.audit("any"), folders.reviews("any"))
    return (path.parent for path in inside if path.parent.exists())


def _lets_others_in(folder: Path) -> bool:
    return os.name == "posix" and bool(folder.stat().st_mode & _OTHERS)


def _disk(folders: Folders) -> Iterator[Finding]:
    there = next(folder for folder in (folders.home, *folders.home.parents) if folder.exists())
    free = shutil.disk_usage(there).free // _MEGABYTE
    if free < _FEW_MEGABYTES:
        yield Finding.warning("disk.full", folder=str(there), megabytes=free)
    else:
        yield Finding.ok("disk.room", folder=str(there), megabytes=free)
