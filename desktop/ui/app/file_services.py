"""What the window needs to read and write files, and to make the texts that people share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.app.journal_services import JournalServices


class FileServices(Protocol):
    """The journal, the support file, and files that the person chooses.

    A file that cannot be read or written raises OSError; TimeoutError, if the disk does not answer.
    """

    @property
    def version(self) -> str:
        """Return Stile's version, as in `stile --version`."""
        ...

    def journal(self) -> JournalServices:
        """Return the journal of earlier sign-ins."""
        ...

    async def support(self) -> str:
        """Check everything and return the text of the support file."""
        ...

    async def read_text(self, file: Path) -> str:
        """Return a text file; bytes that are not UTF-8 become replacement characters."""
        ...

    async def read_bytes(self, file: Path) -> bytes:
        """Return the bytes of a file."""
        ...

    async def write_text(self, file: Path, text: str) -> None:
        """Write a text file in UTF-8."""
        ...

    async def write_bytes(self, file: Path, data: bytes) -> None:
        """Write a file."""
        ...
