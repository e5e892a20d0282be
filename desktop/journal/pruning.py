"""Keeps the journal's size bounded: old events go, what they added to the days' counts stays longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.journal.journal_entry import day_of
from desktop.journal.tally import Tally

if TYPE_CHECKING:
    import sqlite3

DAY = 24 * 3600.0
_STALE = DAY
"""Seconds after which a conversation that nobody goes on with counts as abandoned."""


@dataclass(frozen=True, slots=True)
class JournalLimits:
    """The most that is kept. With all of it full the database has about 60 MB."""

    events: int = 100_000
    event_days: int = 90
    conversations: int = 25_000
    days: int = 400
    day_rows: int = 20_000


def prune(connection: sqlite3.Connection, limits: JournalLimits, now: float) -> None:
    """Count forgotten conversations as abandoned and remove what is too old or too much.

    Runs inside a transaction. Raises sqlite3.Error.
    """
    _leave_forgotten(connection, now)
    run = connection.execute
    run("DELETE FROM event WHERE at < ?", (now - limits.event_days * DAY,))
    run("DELETE FROM event WHERE id <= (SELECT max(id) FROM event) - ?", (limits.events,))
    _drop_conversations(connection, limits, now)
    run("DELETE FROM day WHERE day < ?", (day_of(now - limits.days * DAY),))
    run(
        "DELETE FROM day WHERE day <= (SELECT day FROM day ORDER BY day DESC LIMIT 1 OFFSET ?)",
        (limits.day_rows,),
    )


def _leave_forgotten(connection: sqlite3.Connection, now: float) -> None:
    query = "SELECT flow FROM conversation WHERE ended IS NULL AND last < ?"
    forgotten = [row["flow"] for row in connection.execute(query, (now - _STALE,))]
    if forgotten:
        tally = Tally(connection)
        tally.leave(forgotten)
        tally.finish()


def _drop_conversations(connection: sqlite3.Connection, limits: JournalLimits, now: float) -> None:
    oldest = now - limits.event_days * DAY
    query = "SELECT last FROM conversation ORDER BY last DESC LIMIT 1 OFFSET ?"
    row = connection.execute(query, (limits.conversations,)).fetchone()
    cut = max(oldest, row["last"] if row else oldest)
    too_old = "SELECT flow FROM conversation WHERE last <= ?"
    connection.execute(f"DELETE FROM visit WHERE flow IN ({too_old})", (cut,))  # noqa: S608 - a text of this module
    connection.execute("DELETE FROM conversation WHERE last <= ?", (cut,))


def forget(connection: sqlite3.Connection, profile: str) -> None:
    """Remove all that is kept of a profile, inside a transaction. Raises sqlite3.Error."""
    run = connection.execute
    run("DELETE FROM visit WHERE flow IN (SELECT flow FROM conversation WHERE profile = ?)", (profile,))
    for table in ("event", "conversation", "day", "alarm"):
        run(f"DELETE FROM {table} WHERE profile = ?", (profile,))  # noqa: S608 - names of this module
