"""Removing a profile with everything that is kept for it on this computer; nothing changes at the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.validation import is_name
from desktop.wiring.journal_access import forget_journal
from desktop.wiring.review_access import review_repository

if TYPE_CHECKING:
    from desktop.wiring.app_context import AppContext

_DISK_DEADLINE = 15.0


async def remove_profile(context: AppContext, name: str) -> None:
    """Remove a profile, whatever the case of its name.

    Raises StileError where there is none of the person's of this name, StorageError.
    """
    known = await context.worker.run(lambda: _remove(context, name), _DISK_DEADLINE)
    if is_name(known):  # whatever else is in the list has no files, and may lead to those of others
        await context.vaults.remove(known)
        await context.worker.run(lambda: _forget(context, known), _DISK_DEADLINE)


def _remove(context: AppContext, name: str) -> str:
    """Take a profile out of the list, and return its name as the list had it."""
    repository = context.profile_repository()
    known = next((known for known in repository.names() if known.lower() == name.lower()), name)
    repository.remove(known)
    return known


def _forget(context: AppContext, name: str) -> None:
    review_repository(context, name).forget()
    forget_journal(context, name)
