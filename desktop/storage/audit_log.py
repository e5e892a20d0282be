"""The log of what admins did: lines on the disk, chained under a key that the vault keeps sealed."""

from __future__ import annotations

import contextlib
import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from desktop.core.admin.audit_chain import KEY_BYTES, follow, linked
from desktop.core.admin.audit_line import write_bare
from desktop.core.admin.audit_reading import entries_of, lost_codes, whole_entries_of
from desktop.core.admin.audit_seal import Anchor, AuditSeal, has_chain, judge, judge_chain, last_number
from desktop.core.admin.errors import NothingBrokenError
from desktop.core.errors import StileError
from desktop.core.storage.vault import StorageError
from desktop.storage.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from desktop.core.admin.audit_chain import ChainBreak, ChainFinding
    from desktop.core.admin.audit_entry import AuditEntry
    from desktop.core.storage.vault import Lease, Record, Vault
    from desktop.core.worker import Worker
    from desktop.storage.audit_anchors import AuditAnchors
    from desktop.storage.line_file import LineFile

T = TypeVar("T")

SECTION = "audit"
_DEADLINE = 60.0
_ANCHOR_DEADLINE = 10.0
_PATIENCE = 15.0
_ANCHORED_EVERY = 1.0
"""Seconds between two moves of the anchors as long as more is to be written: a keyring takes its time."""


class AuditLog:
    """The Audit of one profile, `scope`. Where the vault is only memory, lines stand without a chain.

    `open_vault` is asked once, at the first use. `lease` keeps two processes from writing at once.
    """

    def __init__(  # noqa: PLR0913 - its ports
        self,
        file: LineFile,
        scope: str,
        open_vault: Callable[[], Awaitable[Vault]],
        lease: Lease,
        worker: Worker,
        *,
        anchors: AuditAnchors | None = None,
    ) -> None:
        self._file = file
        self._scope = scope
        self._open_vault = open_vault
        self._opened: Vault | None = None
        self._lease = lease
        self._worker = worker
        self._anchors = anchors
        self._anchored_at = 0.0
        self._known: AuditSeal | None = None
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
        if (await self._vault()).store == "memory":
            return None
        seal, anchors = await self._seal(), await self._anchored()
        return judge(await self._run(self._file.read), seal, anchors, self._scope)

    async def set_aside(self) -> tuple[str, ...]:
        """Return the names of logs that could not be gone on with, oldest first. Raises StorageError."""
        return tuple(await self._run(self._file.asides))

    async def acknowledge(self, entry: AuditEntry) -> None:
        """Write down that a person knows of the break; from there the log is held to be sound again.

        What cannot be gone on with is set aside, and named in the entry. Raises NothingBrokenError,
        StorageError.
        """
        async with _Held(self._lease):
            self._known = None
            finding = await self.verify()
            if finding is None or finding.broken is None:
                raise NothingBrokenError
            seal = await self._mended(finding.broken)
            entry = replace(entry, breaks=seal.breaks, set_aside=await self.set_aside() or None)
            if not await self._sealed_behind(replace(seal, breaks=()), [entry.plain()]):
                raise StorageError("the audit's log changes under the lease")

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
        async with _Held(self._lease):
            known, self._known = self._known, None
            if known is not None and await self._sealed_behind(known, records):
                return
            if not await self._sealed_behind(await self._continued(), records):
                raise StorageError("the audit's log changes under the lease")

    async def _sealed_behind(self, seal: AuditSeal, records: Sequence[Record]) -> bool:
        """Write records behind an end and seal it anew; False if the file ends elsewhere.

        The lease is held, so a file that is as long as this process left it has no other writer's lines.
        """
        lines, head = linked(records, seal.key, seal.head)
        size = await self._run(lambda: self._file.append(lines, seal.size))
        if size is None:
            return False
        new = replace(seal, head=head, size=size)
        vault = await self._vault()
        await vault.write({SECTION: new.record()})
        self._known = new
        await self._anchor(new)
        return True

    async def _vault(self) -> Vault:
        if self._opened is None:
            self._opened = await self._open_vault()
        return self._opened

    async def _seal(self) -> AuditSeal | None:
        vault = await self._vault()
        record = await vault.read(SECTION) if vault.store != "memory" else None
        return AuditSeal.read(record) if record else None

    async def _anchored(self) -> tuple[Anchor, ...]:
        anchors, store = self._anchors, (await self._vault()).store
        if anchors is None:
            return ()
        return await self._run(lambda: anchors.read(store), _ANCHOR_DEADLINE)

    async def _anchor(self, seal: AuditSeal) -> None:
        anchors, store, now = self._anchors, (await self._vault()).store, time.monotonic()
        if anchors is None or (self._commit.has_more and now < self._anchored_at + _ANCHORED_EVERY):
            return
        with contextlib.suppress(StorageError):  # the entry is written and sealed; an anchor may lag
            await self._run(
                lambda: anchors.write(store, Anchor(seal.head.length, seal.head.code)), _ANCHOR_DEADLINE
            )
        self._anchored_at = now

    async def _continued(self) -> AuditSeal:
        """Return what to go on from: the sealed end, or what a killed writer added to it, or a new chain."""
        seal, anchors = await self._seal(), await self._anchored()
        if seal is None:
            lines = await self._run(self._file.read)
            if anchors or has_chain(lines):
                return await self._begun_again("seal-gone")
            return await self._begun(AuditSeal.begun(secrets.token_bytes(KEY_BYTES), self._scope))
        size, sealed = await self._run(self._file.size), seal.size
        if size > sealed:
            finding = follow(await self._run(lambda: self._file.read(sealed)), seal.key, seal.head)
            if not finding.broken:
                seal = replace(seal, head=finding.head)
        if any(anchor.is_ahead_of(seal) for anchor in anchors):
            return await self._begun_again("rolled-back")
        return replace(seal, size=size)

    async def _mended(self, broken: ChainBreak) -> AuditSeal:
        """Return what to go on from after a break: this chain if it is sound in itself, else a new one."""
        seal, anchors = await self._seal(), await self._anchored()
        lines = await self._run(self._file.read)
        if seal is None:
            return await self._begun_again(broken)
        finding = judge_chain(lines, seal, anchors, self._scope)
        if finding.broken:
            return await self._begun_again(finding.broken)
        return replace(seal, head=finding.head, size=await self._run(self._file.size))

    async def _begun_again(self, broken: ChainBreak) -> AuditSeal:
        """Begin a new chain whose numbers go on, and set the log aside that cannot be gone on with.

        The seal comes first: after a kill in between, the old lines under the new seal are a break as well.
        """
        seal, anchors = await self._seal(), await self._anchored()
        first = last_number(await self._run(self._file.read), seal, anchors)
        breaks = (*(seal.breaks if seal else ()), broken)
        key = secrets.token_bytes(KEY_BYTES)
        begun = await self._begun(AuditSeal.begun(key, self._scope, first=first, breaks=breaks))
        await self._run(self._file.set_aside)
        return replace(begun, size=0)

    async def _begun(self, seal: AuditSeal) -> AuditSeal:
        """Seal a new chain before its first line, behind what nothing could seal."""
        seal = replace(seal, size=await self._run(self._file.size))
        await (await self._vault()).write({SECTION: seal.record()})
        return seal

    async def _run(self, work: Callable[[], T], deadline: float = _DEADLINE) -> T:
        try:
            return await self._worker.run(work, deadline)
        except (OSError, ValueError, TimeoutError, StileError) as error:
            raise StorageError(type(error).__name__) from error


class _Held:
    """The right to write to the log, for as long as one is in it. Raises StorageError if it cannot be had."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease

    async def __aenter__(self) -> None:
        if not await self._lease.acquire(_PATIENCE):
            raise StorageError("another process writes the audit's log")

    async def __aexit__(self, *_: object) -> None:
        await self._lease.release()
