"""Removing a profile with everything that is kept for it on this computer; nothing changes at the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.wiring.journal_access import forget_journal
from desktop.wiring.review_access import review_repository

if TYPE_CHECKING:
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0


async def remove_profile(context: AppContext, name: str) -> None:
    """Remove a profile. Raises StileError where there is none of the person's of this name, StorageError."""
    await context.worker.run(lambda: context.profile_repository().remove(name), _DISK_DEADLINE)
    await context.vaults.remove(name)
    await context.worker.run(lambda: _forget(context, name), _DISK_DEADLINE)


def _forget(context: AppContext, name: str) -> None:
    review_repository(context, name).forget()
    forget_journal(context, name)
