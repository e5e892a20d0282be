"""macOS."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from desktop.system.posix import Posix

_F_FULLFSYNC = 51
_ORGANISATION = Path("/Library/Application Support/Stile")


class MacOS(Posix):
    """macOS."""

    def __init__(self, organisation_folder: Path = _ORGANISATION, administrator: int = 0) -> None:
        super().__init__(organisation_folder, administrator)

    def flush(self, descriptor: int) -> None:
        """Flush the drive's own cache too, which fsync on macOS does not; some file systems cannot."""
        try:
            fcntl.fcntl(descriptor, _F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
