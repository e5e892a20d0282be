"""The log of what admins did, for as long as there is none: entries are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.audit import AuditEntry


class NoAudit:
    """core.ports.Audit that keeps nothing."""

    async def write(self, entry: AuditEntry) -> None:
        """Drop the entry."""

    async def password_times(self, pool_id: str) -> Mapping[str, datetime]:  # noqa: ARG002 - nothing is known
        """Know of no password."""
        return {}
