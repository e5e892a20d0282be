"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.storage.disk import Disk

_SUFFIX = ".tmp"
_STRAY_AFTER = 3600.0


def write_atomically(path: Path, data: bytes, disk: Disk) -> None:
    """Replace a file, readable by this user only; after an OSError or a crash the old one is intact."""
    descriptor, name = tempfile.mkstemp(_SUFFIX, f".{path.name}.", path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            disk.flush(file.fileno())
        disk.replace(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def remove_stray_files(folder: Path) -> None:
    """Remove what writers that were killed have left, once it is an hour old."""
    oldest = time.time() - _STRAY_AFTER
    for stray in folder.glob(f".*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if stray.stat().st_mtime < oldest:
                stray.unlink()
