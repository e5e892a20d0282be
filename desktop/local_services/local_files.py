"""The journal, the support file, and files that the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.regular_file import read_named
from desktop.version import version

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.wiring.app_context import AppContext
    from desktop.wiring.journal_access import LocalJournalServices

_DISK_DEADLINE = 15.0


class LocalFiles:
    """Implements `FileServices`; every file is read and written in a worker thread."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    @property
    def version(self) -> str:
        """Return Stile's version, as in `stile --version`."""
        return version()

    def journal(self) -> LocalJournalServices:
        """Return the journal of earlier sign-ins."""
        from desktop.wiring.journal_access import LocalJournalServices  # noqa: PLC0415 - most people never need it

        return LocalJournalServices(self._context)

    async def support(self) -> str:
        """Check everything and return the text of the support file."""
        from desktop.wiring.support_collection import support_bundle  # noqa: PLC0415 - most people never need it

        return (await support_bundle(self._context)).render()

    async def read_text(self, file: Path) -> str:
        """Return a text file; bytes that are not UTF-8 become replacement characters."""
        return await self._context.worker.run(
            lambda: read_named(file).decode("utf-8-sig", "replace"), _DISK_DEADLINE
        )

    async def read_bytes(self, file: Path) -> bytes:
        """Return the bytes of a file."""
        return await self._context.worker.run(lambda: read_named(file), _DISK_DEADLINE)

    async def write_text(self, file: Path, text: str) -> None:
        """Write a text file in UTF-8."""
        await self._context.worker.run(lambda: file.write_text(text, encoding="utf-8"), _DISK_DEADLINE)

    async def write_bytes(self, file: Path, data: bytes) -> None:
        """Write a file."""
        await self._context.worker.run(lambda: file.write_bytes(data), _DISK_DEADLINE)
