"""The ledger: what the server saw, which is what tests count."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.sessions import StoredSession


@dataclass(slots=True)
class LedgerEntry:
    """One request: `reply` is an HTTP status, an error's name or a fault's name."""

    n: int
    at: datetime
    operation: str
    challenge: str | None = None
    username: str | None = None
    session: str | None = None
    processed: bool = False
    reply: int | str | None = None


class RequestLedger:
    """Every request, and every session that was given out or came back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[LedgerEntry] = []
        self._sessions: dict[str, StoredSession] = {}
        self._seen = 0

    def open(self, operation: str, at: datetime) -> LedgerEntry:
        """Begin the record of a request."""
        with self._lock:
            self._seen += 1
            entry = LedgerEntry(self._seen, at, operation)
            self._entries.append(entry)
            return entry

    def note(self, session: StoredSession) -> None:
        """Record that a session was given out or came back."""
        with self._lock:
            self._sessions[session.id] = session

    def clear(self) -> None:
        """Forget all records; the sessions themselves stay as good or bad as they are."""
        with self._lock:
            self._entries.clear()
            for session in self._sessions.values():
                session.attempts = session.refused_reuses = session.refused_expired = 0
            self._sessions.clear()

    def entries(self) -> list[LedgerEntry]:
        """Return the requests in the order in which they came."""
        with self._lock:
            return list(self._entries)

    def sessions(self) -> list[StoredSession]:
        """Return the sessions in the order in which they were first seen."""
        with self._lock:
            return list(self._sessions.values())
