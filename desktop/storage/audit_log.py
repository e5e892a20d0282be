"""The log of what admins did: lines on the disk, chained under a key that the vault keeps sealed."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from desktop.core.admin.audit_chain import (
    KEY_BYTES,
    ChainFinding,
    ChainHead,
    follow,
    linked,
    start,
    verify,
)
from desktop.core.admin.audit_line import write_bare
from desktop.core.admin.audit_reading import entries_of, lost_codes, whole_entries_of
from desktop.core.storage.vault import StorageError
from desktop.storage.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from desktop.core.admin.audit_entry import AuditEntry
    from desktop.core.storage.vault import Lease, Record, Vault
    from desktop.core.worker import Worker
    from desktop.storage.line_file import LineFile

T = TypeVar("T")

SECTION = "audit"
_DEADLINE = 60.0
_PATIENCE = 15.0


@dataclass(frozen=True, slots=True)
class _ChainEnd:
    """What the vault keeps of the log: its key, its end, and where that end is in the file."""

    key: bytes
    head: ChainHead
    size: int = 0

    @classmethod
    def read(cls, record: Record) -> _ChainEnd:
        key = base64.b64decode(str(record["key"]))
        return cls(key, ChainHead(int(record["length"]), str(record["head"])), int(record["size"]))

    def record(self) -> Record:
        key = base64.b64encode(self.key).decode()
        return {"key": key, "length": self.head.length, "head": self.head.code, "size": self.size}


class AuditLog:
    """The Audit of one profile, `scope`. Where the vault is only memory, lines stand without a chain.

    `open_vault` is asked once, at the first use. `lease` keeps two processes from writing at once.
    """

    def __init__(
        self,
        file: LineFile,
        scope: str,
        open_vault: Callable[[], Awaitable[Vault]],
        lease: Lease,
        worker: Worker,
    ) -> None:
        self._file = file
        self._scope = scope
        self._open_vault = open_vault
        self._opened: Vault | None = None
        self._lease = lease
        self._worker = worker
        self._known: _ChainEnd | None = None
        self._commit = GroupCommit(self._append)

    async def write(self, *entries: AuditEntry) -> None:
        """Return when the entries are on the disk. Raises StorageError; then none of them is."""
        await self._commit.add(*entries)

    async def entries(self) -> tuple[AuditEntry, ...]:
        """Return all that can be read, oldest first, sound or not. Raises StorageError."""
        lines = await self._run(self._file.read)
        seal = await self._seal() if lost_codes(lines) else None
        return entries_of(lines) if seal is None else whole_entries_of(lines, seal.key, self._scope)

    async def verify(self) -> ChainFinding | None:
        """Hold the log against its seal; None if there is no seal to hold it against. Raises StorageError."""
        seal = await self._seal()
        if seal is None:
            return None
        lines = await self._run(self._file.read)
        return verify(lines, seal.key, self._scope, seal.head)

    async def password_times(self, pool_id: str) -> Mapping[str, datetime]:
        """Return, by sub, when Stile itself last gave a temporary password (the pool's time)."""
        return {
            entry.whom: entry.at
            for entry in entries_of(await self._run(self._file.read))
            if entry.gave_password and entry.pool_id == pool_id
        }

    async def _append(self, entries: Sequence[AuditEntry]) -> None:
        records = [entry.plain() for entry in entries]
        vault = await self._vault()
        if vault.store == "memory":
            await self._run(lambda: self._file.append(list(map(write_bare, records))))
            return
        if not await self._lease.acquire(_PATIENCE):
            raise StorageError("another process writes the audit's log")
        try:
            known, self._known = self._known, None
            seal = await self._extended(known, records) if known else None
            if seal is None:
                sealed = await self._seal() or await self._begun(vault)
                seal = await self._extended(await self._continued(sealed), records)
            if seal is None:
                raise StorageError("the audit's log changes under the lease")
            await vault.write({SECTION: seal.record()})
            self._known = seal
        finally:
            await self._lease.release()

    async def _extended(self, seal: _ChainEnd, records: Sequence[Record]) -> _ChainEnd | None:
        """Write records behind an end, and return the new one; None if the file ends elsewhere.

        The lease is held, so a file that is as long as this process left it has no other writer's lines.
        """
        lines, head = linked(records, seal.key, seal.head)
        size = await self._run(lambda: self._file.append(lines, seal.size))
        return None if size is None else _ChainEnd(seal.key, head, size)

    async def _vault(self) -> Vault:
        if self._opened is None:
            self._opened = await self._open_vault()
        return self._opened

    async def _seal(self) -> _ChainEnd | None:
        vault = await self._vault()
        record = await vault.read(SECTION) if vault.store != "memory" else None
        return _ChainEnd.read(record) if record else None

    async def _begun(self, vault: Vault) -> _ChainEnd:
        """Seal a new chain before its first line, beside a log whose key is gone."""
        await self._run(self._file.set_aside)
        key = secrets.token_bytes(KEY_BYTES)
        seal = _ChainEnd(key, start(key, self._scope))
        await vault.write({SECTION: seal.record()})
        return seal

    async def _continued(self, seal: _ChainEnd) -> _ChainEnd:
        """Return what to go on from: the sealed end, or what a killed writer added to it."""
        size = await self._run(self._file.size)
        if size <= seal.size:
            return replace(seal, size=size)
        finding = follow(await self._run(lambda: self._file.read(seal.size)), seal.key, seal.head)
        return _ChainEnd(seal.key, seal.head if finding.broken else finding.head, size)

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await self._worker.run(work, _DEADLINE)
        except (OSError, ValueError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error
