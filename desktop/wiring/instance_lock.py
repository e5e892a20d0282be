"""One window per user and home: the first start holds a lock for as long as it shows one."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.system.interface import Platform


class SingleInstance:
    """The right to the one window of a home.

    Nothing is written for it: the first paint comes after, and a busy disk takes its time.
    """

    def __init__(self, file: Path, platform: Platform) -> None:
        self._file = file
        self._platform = platform
        self._held: IO[bytes] | None = None

    def claim(self) -> bool:
        """Return False if another start has it; where no file can be made, every start may show a window."""
        try:
            self._held = self._platform.hold(self._file)
        except OSError:
            return True
        return self._held is not None

    def release(self) -> None:
        """Let the next start be the first."""
        if self._held:
            self._held.close()
            self._held = None
