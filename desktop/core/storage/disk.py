"""What systems do differently with files: keeping them private, and whole after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Disk(Protocol):
    """What systems do differently where a file must stay private and survive a crash. All of it blocks."""

    def make_private(self, folder: Path) -> None:
        """Create a folder that only this user may enter, or make an existing one so."""
        ...

    def flush(self, descriptor: int) -> None:
        """Return when a file's bytes are on the disk itself."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another in one step that is there whole or not at all after a crash."""
        ...


class OwnedDisk(Disk, Protocol):
    """A disk that also tells whose its files are."""

    def others_can_write(self, path: Path) -> bool:
        """Say whether somebody besides this user and the administrator can change a file or a folder.

        False on systems that do not tell. Raises OSError.
        """
        ...


class Guard(Protocol):
    """What only an administrator of this computer can write, in this system's own place for it."""

    @property
    def organisation_folder(self) -> Path:
        """Return where an organisation puts files for everybody on this computer."""
        ...

    def is_protected(self, path: Path) -> bool:
        """Say whether only an administrator can change a file or a folder. Raises OSError."""
        ...
