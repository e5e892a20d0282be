"""Desktop notifications for the journal's alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.journal.batch import JournalBatch
    from desktop.system.interface import Platform


class AlarmNotifications:
    """A journal listener that shows each alarm that rises; called in the journal's thread."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._show: Callable[[str, str], None] | None = None

    def show_through(self, show: Callable[[str, str], None]) -> None:
        """Show notifications by `show(title, text)` where the system has none for programs like this one.

        `show` is called from any thread.
        """
        self._show = show

    def hear(self, batch: JournalBatch) -> None:
        """Show the alarms that rose in this batch."""
        from desktop.journal import alarm_words  # noqa: PLC0415 - loaded by the first sign-in

        for entry in batch.entries:
            if entry.event.kind == "alarm" and entry.event.outcome == "raised":
                name = entry.event.code or ""
                title = alarm_words.title(name)
                text = alarm_words.sentence(name, entry.profile, entry.event.reason)
                if not self._platform.notify(title, text) and self._show:
                    self._show(title, text)

    def close(self) -> None:
        """Nothing is left to do."""
