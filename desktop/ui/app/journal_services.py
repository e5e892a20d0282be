"""What the journal window needs from behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.overview import JournalOverview, OverviewFilter


class JournalServices(Protocol):
    """The journal, read away from the event loop. Everything raises StileError where it cannot be read."""

    async def picture(self, overview_filter: OverviewFilter) -> JournalOverview:
        """Look at the journal."""
        ...

    async def story(self, flow: str) -> Sequence[JournalEntry]:
        """Return one sign-in, step by step."""
        ...

    async def save(self, file: Path, content: bytes) -> None:
        """Write a file that the person named. Raises OSError, or TimeoutError for a disk that hangs."""
        ...
