"""macOS."""

from __future__ import annotations

import fcntl
import os

from desktop.system.posix import Posix

_F_FULLFSYNC = 51


class MacOS(Posix):
    """macOS."""

    def flush(self, descriptor: int) -> None:
        """Flush the drive's own cache too, which fsync on macOS does not; some file systems cannot."""
        try:
            fcntl.fcntl(descriptor, _F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
