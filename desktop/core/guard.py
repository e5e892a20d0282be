"""What an organisation may rely on, as a protocol: places that a person cannot write to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Guard(Protocol):
    """What only an administrator of this computer can write, in this system's own place for it."""

    @property
    def organisation_folder(self) -> Path:
        """Return where an organisation puts files for everybody on this computer."""
        ...

    def is_protected(self, path: Path) -> bool:
        """Say whether only an administrator can change a file, or what is in a folder. Raises OSError."""
        ...
