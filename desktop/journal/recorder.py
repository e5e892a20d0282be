"""core.journal.event.Recorder for one profile: the log hears of every event, and the journal keeps it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.core.redact import masked
from desktop.journal.journal_entry import JournalEntry
from desktop.journal.log import LogRecorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.journal.event import Event
    from desktop.journal.pseudonym import Pseudonyms
    from desktop.journal.writer import JournalWriter


@dataclass(frozen=True, slots=True)
class JournalRecorder:
    """Stamps events with time and profile; the user name goes no further than here."""

    writer: JournalWriter
    profile: str
    pseudonyms: Pseudonyms
    now: Callable[[], float] = time.time
    log: LogRecorder = field(default_factory=LogRecorder)

    def record(self, event: Event) -> None:
        """Take one event; it is written a moment later, elsewhere."""
        self.log.record(event)
        name = event.username
        self.writer.put(
            JournalEntry(
                self.now(),
                self.profile,
                "",
                replace(event, username="") if name else event,
                self.pseudonyms.of(name),
                masked(name),
            )
        )
