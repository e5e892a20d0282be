"""A profile's vault: sealed on the disk, or in memory and gone with the program."""

from __future__ import annotations

import contextlib
import itertools
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop.core.storage.vault import StorageError, VaultUnreadableError
from desktop.storage.seal import SealError
from desktop.storage.sealed_file import DiskRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.storage.vault import Record, Store
    from desktop.core.worker import Worker
    from desktop.storage.keys import Key
    from desktop.storage.sealed_file import SealedFile, Sections

T = TypeVar("T")

CLIENT_SECRET = "client-secret"  # noqa: S105 - the name of a section
"""The section for the app client's secret: `{"secret": ...}`."""

_DEADLINE = 15.0
_LOG = logging.getLogger(__name__)


class MemoryVault:
    """Records that live as long as the program. They are copied, as a file would copy them."""

    def __init__(self) -> None:
        self._sections: dict[str, str] = {}

    @property
    def store(self) -> Store:
        """Say that nothing outlives the program."""
        return "memory"

    async def read(self, section: str) -> Record | None:
        """Return a section's record, None if there is none."""
        text = self._sections.get(section)
        record: Record | None = json.loads(text) if text else None
        return record

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        """Replace the named sections whole, or remove them with None."""
        for section, record in changes.items():
            if record is None:
                self._sections.pop(section, None)
            else:
                self._sections[section] = json.dumps(record)

    async def swap(self, section: str, old: Record, new: Record | None) -> bool:
        """Replace a section only if it still holds `old`."""
        if await self.read(section) != old:
            return False
        await self.write({section: new})
        return True


@dataclass(frozen=True, slots=True)
class _UnwrittenRecord:
    """A record that the disk did not take, and the number of the change it belonged to."""

    number: int
    record: Record | None


class SealedVault:
    """Records in a sealed file, whose key comes from `store`.

    Who waits for a write may be cancelled while its thread goes on. So changes are numbered in the order
    in which they were asked for, and none undoes a later one. What the disk refuses is `_unwritten`: it is
    read from memory, and goes to the disk with the next change.
    """

    def __init__(self, file: SealedFile, key: Key, store: Store, worker: Worker) -> None:
        self._file = file
        self._key = key
        self._store = store
        self._worker = worker
        self._numbers = itertools.count(1)
        self._latest: dict[str, int] = {}
        self._unwritten: dict[str, _UnwrittenRecord] = {}

    @property
    def store(self) -> Store:
        """Say what protects the records."""
        return self._store

    async def read(self, section: str) -> Record | None:
        """Return a section's record, None if there is none. Raises VaultUnreadableError."""
        if section in self._unwritten:
            return self._unwritten[section].record
        try:
            sections = await self._run(lambda: self._file.read_usable(self._key))
        except (StorageError, SealError) as error:
            _LOG.warning("a sealed file cannot be read: %s", type(error).__name__)
            raise VaultUnreadableError(type(error).__name__) from error
        record: Record | None = sections.get(section)
        return record

    async def write(self, changes: Mapping[str, Record | None]) -> None:
        """Replace the named sections whole, or remove them with None, all in one atomic write.

        Raises StorageError; the old records stay on the disk.
        """
        number = next(self._numbers)
        whole = {name: refused.record for name, refused in self._unwritten.items()} | dict(changes)

        def change(sections: Sections) -> Sections:
            current = {name: record for name, record in whole.items() if self._claim(name, number)}
            return _changed(sections, current)

        try:
            await self._change(change)
        except DiskRefusedError:
            refused = {name: _UnwrittenRecord(number, record) for name, record in changes.items()}
            self._unwritten = refused | self._later_than(number) | self._others_than(changes)
            raise
        self._unwritten = self._later_than(number)

    async def swap(self, section: str, old: Record, new: Record | None) -> bool:
        """Replace a section only if it still holds `old`; False if somebody else was quicker.

        Raises StorageError; the old record stays.
        """
        if section in self._unwritten:
            return await self._swap_unwritten(section, old, new)
        number = next(self._numbers)

        def change(sections: Sections) -> Sections | None:
            if sections.get(section) != old or not self._claim(section, number):
                return None
            return _changed(sections, {section: new})

        return await self._change(change)

    async def _swap_unwritten(self, section: str, old: Record, new: Record | None) -> bool:
        if self._unwritten[section].record != old:
            return False
        with contextlib.suppress(DiskRefusedError):  # then it stays where the old one was: in memory
            await self.write({section: new})
        return True

    def _later_than(self, number: int) -> dict[str, _UnwrittenRecord]:
        return {name: refused for name, refused in self._unwritten.items() if refused.number > number}

    def _others_than(self, changes: Mapping[str, Record | None]) -> dict[str, _UnwrittenRecord]:
        return {name: refused for name, refused in self._unwritten.items() if name not in changes}

    def _claim(self, section: str, number: int) -> bool:
        """Say whether no later change of this section is done yet. Called under the file's lock."""
        if self._latest.get(section, 0) > number:
            return False
        self._latest[section] = number
        return True

    async def _change(self, change: Callable[[Sections], Sections | None]) -> bool:
        try:
            return await self._run(lambda: self._file.change(self._key, change))
        except SealError as error:
            raise StorageError(type(error).__name__) from error

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await self._worker.run(work, _DEADLINE)
        except TimeoutError as error:
            raise DiskRefusedError("the disk does not answer") from error


def _changed(sections: Sections, changes: Mapping[str, Record | None]) -> Sections:
    merged = {**sections, **changes}
    return {name: record for name, record in merged.items() if record is not None}
