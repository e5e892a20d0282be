"""What the journal holds, for the commands, the window and reports."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.journal.event import Event, public_name
from desktop.journal.journal_entry import JournalEntry
from desktop.journal.schema import opened_for_reading
from desktop.journal.tally import EVENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ENTRIES = """
SELECT event.*, coalesce(person, '') AS person, coalesce(name, '') AS name
FROM event LEFT JOIN conversation USING (flow)
WHERE event.id > :after AND event.at >= :since AND (:profile IS NULL OR event.profile = :profile)
  AND (:flow IS NULL OR event.flow = :flow)
ORDER BY event.id DESC LIMIT :limit
"""
_CONVERSATIONS = """
SELECT * FROM conversation
WHERE last >= :since AND (:profile IS NULL OR profile = :profile)
  AND (:step IS NULL OR flow IN (SELECT flow FROM visit WHERE step = :step))
ORDER BY last DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """Which entries or conversations are wanted: the newest `limit`. `since` is seconds since 1970."""

    profile: str | None = None
    since: float = 0.0
    conversation_id: str | None = None
    step: str | None = None
    after: int = 0
    limit: int = 1000


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation as a line: whose it was, when, and where it stands or how it ended.

    `ended` is `signed-in`, `cancelled`, `no-answer` or `left`; None while it is under way.
    """

    conversation_id: str
    profile: str
    version: str
    person: str
    name: str
    began: float
    last: float
    step: str | None
    ended: str | None

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values under their public names."""
        return {public_name(name): value for name, value in asdict(self).items()}


class JournalReader:
    """Reads the journal; it never writes, and it needs no file to be there."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self, query: JournalQuery | None = None) -> tuple[JournalEntry, ...]:
        """Return entries, oldest first. Raises JournalError."""
        return tuple(entry for _, entry in self.numbered(query))

    def numbered(self, query: JournalQuery | None = None) -> tuple[tuple[int, JournalEntry], ...]:
        """Return entries with their numbers, which only grow, oldest first. Raises JournalError."""
        wanted = query or JournalQuery()
        values = {
            "after": wanted.after,
            "since": wanted.since,
            "profile": wanted.profile,
            "flow": wanted.conversation_id,
            "limit": wanted.limit,
        }
        return tuple((row["id"], _entry(row)) for row in reversed(self._rows(_ENTRIES, values)))

    def conversations(self, query: JournalQuery | None = None) -> tuple[ConversationRow, ...]:
        """Return conversations, the latest first. Raises JournalError."""
        wanted = query or JournalQuery()
        values = {
            "since": wanted.since,
            "profile": wanted.profile,
            "step": wanted.step,
            "limit": wanted.limit,
        }
        rows = self._rows(_CONVERSATIONS, values)
        return tuple(
            ConversationRow(*(row[public_name(name)] for name in ConversationRow.__slots__)) for row in rows
        )

    def profiles(self) -> tuple[str, ...]:
        """Return the names of all profiles that the journal knows. Raises JournalError."""
        return tuple(row["profile"] for row in self._rows("SELECT DISTINCT profile FROM day ORDER BY 1", {}))

    def _rows(self, query: str, values: Mapping[str, Any]) -> list[Any]:
        with opened_for_reading(self._path) as connection:
            return connection.execute(query, dict(values)).fetchall() if connection else []


def _entry(row: Any) -> JournalEntry:  # noqa: ANN401 - a row is asked by name
    event = Event(*(row[name] for name in EVENT_COLUMNS))
    return JournalEntry(row["at"], row["profile"], row["version"], event, row["person"], row["name"])
