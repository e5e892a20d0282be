"""What was written at once, for whoever listens to the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.journal.course import Count
    from desktop.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries, those of alarms included, and what they added to the counts of each profile."""

    entries: Sequence[Entry]
    counts: Sequence[tuple[str, Count]] = ()


class Listener(Protocol):
    """Hears, in the writer's thread, what was written. Whatever it raises is logged and goes no further."""

    def hear(self, batch: Batch) -> None:
        """Take what was written."""
        ...

    def close(self) -> None:
        """End, because the program does; there are two seconds for everything."""
        ...
