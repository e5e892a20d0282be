"""The journal of one installation: what records into it, and what reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.journal.recorder import JournalRecorder
from desktop.journal.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.journal.pruning import Limits
    from desktop.journal.pseudonym import Pseudonyms
    from desktop.journal.rates import By, Selection, StepRates
    from desktop.journal.reading import Reader
    from desktop.journal.store import Store


class Journal:
    """`path` is the database's file; `prepare` makes its folder, in the writer's thread.

    SQLite is loaded by whoever first writes or reads, not before.
    """

    def __init__(self, path: Path, prepare: Callable[[], None], limits: Limits | None = None) -> None:
        self._path = path
        self._prepare = prepare
        self._limits = limits
        self.writer = Writer(self._open_store)

    def recorder(self, profile: str, version: str, pseudonyms: Pseudonyms) -> JournalRecorder:
        """Return where conversations of a profile tell what happens."""
        return JournalRecorder(self.writer, profile, version, pseudonyms)

    def reader(self) -> Reader:
        """Return what reads the events; what is still to be written is written first."""
        from desktop.journal.reading import Reader  # noqa: PLC0415 - it brings SQLite

        self.writer.flush()
        return Reader(self._path)

    def rates(self, selection: Selection | None = None, by: By | None = None) -> tuple[StepRates, ...]:
        """Return what became of each step. Raises JournalError."""
        from desktop.journal.rates import rates  # noqa: PLC0415 - as above

        self.writer.flush()
        return rates(self._path, selection, by)

    def _open_store(self) -> Store:
        from desktop.journal.store import Store  # noqa: PLC0415 - as above

        self._prepare()
        return Store(self._path, self._limits)
