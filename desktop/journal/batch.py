"""What was written at once, for the listeners of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.journal.course import StepCount
    from desktop.journal.journal_entry import JournalEntry


@dataclass(frozen=True, slots=True)
class JournalBatch:
    """Entries, those of alarms included, and what they added to the counts of each profile."""

    entries: Sequence[JournalEntry]
    counts: Sequence[tuple[str, StepCount]] = ()


class JournalListener(Protocol):
    """Hears, in the writer's thread, what was written. Whatever it raises is logged and goes no further."""

    def hear(self, batch: JournalBatch) -> None:
        """Take what was written."""
        ...

    def close(self) -> None:
        """End, because the program does; there are two seconds for everything."""
        ...
