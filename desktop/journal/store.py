"""The journal's database while it is written to."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from desktop.journal.alarm_states import alarm_entry, update_alarms
from desktop.journal.batch import JournalBatch
from desktop.journal.pruning import JournalLimits, forget, prune
from desktop.journal.schema import JournalVersionError, open_for_writing
from desktop.journal.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.core.journal.alarm_rules import AlarmRule
    from desktop.journal.journal_entry import JournalEntry

WatchedRules: TypeAlias = "Mapping[str, Sequence[AlarmRule]]"
"""The rules that are watched, by profile."""

_PRUNE_AFTER_EVENTS = 2000
_PRUNE_AFTER_SECONDS = 3600.0
_ASIDE = ".corrupt"

_log = logging.getLogger(__name__)


class JournalStore:
    """Writes batches of entries, each whole or not at all."""

    def __init__(
        self,
        path: Path,
        version: str,
        watch: Callable[[], WatchedRules] = dict,
        limits: JournalLimits | None = None,
    ) -> None:
        """Open the database; one that is damaged is set aside. Raises sqlite3.Error or OSError."""
        self._version = version
        self._watch = watch
        self._limits = limits or JournalLimits()
        self._connection = _opened(path)
        self._since_pruned = 0
        self._pruned_at = 0.0

    def write(self, entries: Sequence[JournalEntry], now: float) -> JournalBatch:
        """Write entries, look at the alarms, and prune when it is time; returns all that was written.

        Raises sqlite3.Error; then nothing was written.
        """
        self._since_pruned += len(entries)
        due = self._since_pruned >= _PRUNE_AFTER_EVENTS or now - self._pruned_at >= _PRUNE_AFTER_SECONDS
        with transaction(self._connection):
            tally = Tally(self._connection)
            stamped = [one if one.version else replace(one, version=self._version) for one in entries]
            tally.take(stamped)
            tally.finish()
            changes = self._settle(now)
            tally.take(changes)
            if due:
                prune(self._connection, self._limits, now)
                self._since_pruned, self._pruned_at = 0, now
        return JournalBatch((*stamped, *changes), tally.counts)

    def forget(self, profile: str) -> None:
        """Remove all that is kept of a profile, and overwrite it. Raises sqlite3.Error."""
        self._connection.execute("PRAGMA secure_delete = ON")
        with transaction(self._connection):
            forget(self._connection, profile)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _settle(self, now: float) -> list[JournalEntry]:
        watched = self._watch().items()
        changed = (
            state for name, rules in watched for state in update_alarms(self._connection, name, rules, now)
        )
        return [alarm_entry(state, self._version, now) for state in changed]

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything or nothing, with nobody else writing meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return open_for_writing(path)
    except (JournalVersionError, sqlite3.OperationalError):
        raise
    except sqlite3.DatabaseError as error:
        _log.warning("the journal was damaged and is set aside: %s", type(error).__name__)
        path.replace(path.with_name(path.name + _ASIDE))
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        return open_for_writing(path)
