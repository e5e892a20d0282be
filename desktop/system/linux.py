"""Linux."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from desktop.system.notifications import notify
from desktop.system.posix import Posix

_PR_SET_DUMPABLE = 4
_ORGANISATION = Path("/etc/stile")


class Linux(Posix):
    """Linux, with or without a desktop."""

    def __init__(self, organisation_folder: Path = _ORGANISATION, administrator: int = 0) -> None:
        super().__init__(organisation_folder, administrator)

    def notify(self, title: str, text: str) -> bool:
        """Show a notification where a desktop takes them over the session's bus."""
        return notify(title, text)

    def deny_core_dumps(self) -> None:
        """Write no core files and let no other process of this user read our memory.

        Not the second in a snap: there the portals look into the process and would fail.
        """
        super().deny_core_dumps()
        if "SNAP" not in os.environ:
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
