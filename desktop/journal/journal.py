"""The journal of one installation: what records into it, and what reads it."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from desktop.journal.recorder import JournalRecorder
from desktop.journal.writer import JournalWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.core.journal.alarm_rules import AlarmRule
    from desktop.journal.alarm_states import AlarmState
    from desktop.journal.batch import JournalListener
    from desktop.journal.pruning import JournalLimits
    from desktop.journal.pseudonym import Pseudonyms
    from desktop.journal.rates import RateGrouping, RateSelection, StepRates
    from desktop.journal.reader import JournalReader
    from desktop.journal.store import JournalStore


class Journal:
    """Everything around one database.

    `path` is its file. `prepare` makes its folder and `version` says which Stile this is, both in the
    writer's thread. SQLite is loaded by the first write or read.
    """

    def __init__(
        self,
        path: Path,
        version: Callable[[], str],
        prepare: Callable[[], None],
        limits: JournalLimits | None = None,
    ) -> None:
        self._path = path
        self._version = version
        self._prepare = prepare
        self._limits = limits
        self._watched: dict[str, Sequence[AlarmRule]] = {}
        self.writer = JournalWriter(self._open_store)

    def recorder(
        self, profile: str, pseudonyms: Pseudonyms, rules: Sequence[AlarmRule] = ()
    ) -> JournalRecorder:
        """Return where conversations of a profile tell what happens, with its alarms watched from now on."""
        self.watch(profile, rules)
        return JournalRecorder(self.writer, profile, pseudonyms)

    def watch(self, profile: str, rules: Sequence[AlarmRule]) -> None:
        """Look at these alarms of a profile whenever something is written."""
        self._watched = {**self._watched, profile: rules}

    def listen(self, listener: JournalListener) -> None:
        """Have what is recorded and what alarms say told to somebody, in the writer's thread."""
        self.writer.listeners.append(listener)

    def reader(self) -> JournalReader:
        """Return what reads the events; what is still to be written is written first."""
        from desktop.journal.reader import JournalReader  # noqa: PLC0415 - it brings SQLite

        self.writer.flush()
        return JournalReader(self._path)

    def rates(
        self, selection: RateSelection | None = None, by: RateGrouping | None = None
    ) -> tuple[StepRates, ...]:
        """Return what became of each step. Raises JournalError."""
        from desktop.journal.rates import rates  # noqa: PLC0415 - as above

        self.writer.flush()
        return rates(self._path, selection, by)

    def alarms(self) -> tuple[AlarmState, ...]:
        """Return how the watched alarms stand; the writer looks at the time first. Raises JournalError."""
        from desktop.journal.alarm_states import alarm_states  # noqa: PLC0415 - it brings SQLite
        from desktop.journal.schema import opened_for_reading  # noqa: PLC0415 - as above

        self.writer.flush(start=True)
        now, watched = time.time(), self._watched.items()
        with opened_for_reading(self._path) as connection:
            if connection is None:
                return ()
            return tuple(
                state for name, rules in watched for state in alarm_states(connection, name, rules, now)
            )

    def forget(self, profile: str) -> None:
        """Remove all that is kept of a profile. Raises JournalError."""
        if not self._path.exists():
            return
        import sqlite3  # noqa: PLC0415 - as above

        from desktop.journal.schema import JournalError  # noqa: PLC0415 - as above

        self.writer.flush()
        try:
            with contextlib.closing(self._open_store()) as store:
                store.forget(profile)
        except (sqlite3.Error, OSError) as error:
            raise JournalError(type(error).__name__) from error

    def close(self) -> None:
        """Write what is left, and let go of the files."""
        self.writer.close()

    def _open_store(self) -> JournalStore:
        from desktop.journal.store import JournalStore  # noqa: PLC0415 - as above

        self._prepare()
        return JournalStore(self._path, self._version(), lambda: self._watched, self._limits)
