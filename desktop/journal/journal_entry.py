"""An event as the journal keeps it: when, of which profile and version, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.core.journal.event import Event


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """`at` is seconds since 1970 by this machine's clock.

    `person` is a pseudonym, `name` what may be shown of the user name; both are empty where nobody is named.
    The event's own `username` is always empty here.
    """

    at: float
    profile: str
    version: str
    event: Event
    person: str = ""
    name: str = ""

    @property
    def moment(self) -> datetime:
        """Return when it happened, in UTC."""
        return datetime.fromtimestamp(self.at, UTC)

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values; what says nothing is left out."""
        about = {"profile": self.profile, "version": self.version, "person": self.person, "name": self.name}
        values = {"at": self.moment.isoformat(), **about, **self.event.to_plain()}
        return {name: value for name, value in values.items() if value not in (None, "")}


def day_of(at: float) -> str:
    """Return the day of a time, in UTC, as YYYY-MM-DD."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()
