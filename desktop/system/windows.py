"""Windows."""

from __future__ import annotations

import ctypes
import errno
import os
import time
from typing import IO, TYPE_CHECKING

from desktop.system.windows_security import Security, WindowsSecurity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BUSY = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: a scanner or a reader has the file."""

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)
"""Waits between tries, 2.35 s in all."""

_ADMINISTRATORS = frozenset(
    {
        "S-1-5-18",  # the system itself
        "S-1-5-32-544",
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",  # TrustedInstaller
    }
)

_LOCKED = frozenset({errno.EACCES, errno.EDEADLK})
_LK_NBLCK = 2
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002


class Windows:
    """Windows. `sleep`, `kernel`, `security` and msvcrt's `locking` are its own unless a test has others."""

    def __init__(
        self,
        sleep: Callable[[float], None] = time.sleep,
        kernel: ctypes.CDLL | None = None,
        security: Security | None = None,
        locking: Callable[[int, int, int], None] | None = None,
    ) -> None:
        self._sleep = sleep
        self._kernel = kernel
        self._locking = locking
        self._security = security or WindowsSecurity()

    @property
    def organisation_folder(self) -> Path:
        r"""Return Stile's folder in `C:\ProgramData`, as the system tells it; anybody can set a variable."""
        return self._security.data_of_all_users() / "Stile"

    def is_protected(self, path: Path) -> bool:
        """Say whether an administrator owns it and this process, unless it is one's, may not write to it.

        Below ProgramData everybody may create things and owns what they created.
        """
        if self._security.owner(path) not in _ADMINISTRATORS:
            return False
        return self._security.is_administrator() or not self._security.may_write(path)

    def others_can_write(self, path: Path) -> bool:  # noqa: ARG002 - the port's
        """Say no: there are no modes here, and below %LOCALAPPDATA% the rights are this user's."""
        return False

    def make_private(self, folder: Path) -> None:
        """Create a folder; below %LOCALAPPDATA% it inherits that only this user may enter it."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def flush(self, descriptor: int) -> None:
        """Return when a file's bytes are on the disk itself."""
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another; virus scanners hold files for moments, so it is tried again."""
        for pause in _PAUSES:
            try:
                source.replace(target)
            except OSError as error:
                if getattr(error, "winerror", None) not in _BUSY:
                    raise
                self._sleep(pause)
            else:
                return
        source.replace(target)

    def hold(self, file: Path) -> IO[bytes] | None:
        """Lock the first byte of a file, which Windows gives back with the process."""
        held = file.open("ab")
        held.seek(0)
        try:
            self._lock(held.fileno())
        except OSError as error:
            held.close()
            if error.errno not in _LOCKED:
                raise
            return None
        return held

    def _lock(self, descriptor: int) -> None:
        locking = self._locking
        if locking is None:
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            locking = msvcrt.locking  # type: ignore[attr-defined]
        locking(descriptor, _LK_NBLCK, 1)

    def deny_core_dumps(self) -> None:
        """Tell Windows Error Reporting not to take an image of this process when it crashes."""
        kernel = self._kernel or ctypes.CDLL("kernel32")
        kernel.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)

    def notify(self, title: str, text: str) -> bool:  # noqa: ARG002 - the port's
        """Show nothing: here only a window has notifications."""
        return False
