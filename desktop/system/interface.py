"""One interface to what operating systems do each in its own way."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Protocol

from desktop.core.storage.disk import Guard, OwnedDisk

if TYPE_CHECKING:
    from pathlib import Path


class Platform(OwnedDisk, Guard, Protocol):
    """An operating system, as far as Stile touches it directly."""

    def hold(self, file: Path) -> IO[bytes] | None:
        """Lock a file until what is returned is closed; None if another process has it. Raises OSError."""
        ...

    def deny_core_dumps(self) -> None:
        """Keep this process's memory, passwords and all, out of files written when it crashes."""
        ...

    def notify(self, title: str, text: str) -> bool:
        """Show a notification on the desktop; False where there is none for programs without a window."""
        ...
