"""The port of the audit's log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.admin.audit_chain import ChainFinding
    from desktop.core.admin.audit_entry import AuditEntry


class Audit(Protocol):
    """The log of what admins did."""

    async def write(self, *entries: AuditEntry) -> None:
        """Return when the entries are on the disk. Raises StorageError; what was intended stays undone."""
        ...

    async def entries(self) -> tuple[AuditEntry, ...]:
        """Return all that can be read, oldest first, sound or not. Raises StorageError."""
        ...

    async def verify(self) -> ChainFinding | None:
        """Hold the log against its sealed end; None where nothing was ever sealed. Raises StorageError."""
        ...

    async def password_times(self, pool_id: str) -> Mapping[str, datetime]:
        """Return, by sub, when Stile itself last gave a temporary password (the pool's time)."""
        ...

    async def set_aside(self) -> tuple[str, ...]:
        """Return the names of logs that could not be gone on with, oldest first. Raises StorageError."""
        ...

    async def acknowledge(self, entry: AuditEntry) -> None:
        """Write down that a person knows of the break that `verify` reports; then it reports it no more.

        Raises NothingBrokenError, StorageError.
        """
        ...
