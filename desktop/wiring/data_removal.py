"""What Stile keeps on this computer, of one profile or of all, and its removal; no pool is called."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.storage.vault import StorageError
from desktop.profiles.account_profile import accounts_in
from desktop.profiles.profile import ACCOUNT_MARK, ORGANISATION_MARK
from desktop.profiles.validation import is_name
from desktop.wiring.journal_access import forget_journal

if TYPE_CHECKING:
    from desktop.storage.kept_data import KeptFile
    from desktop.wiring.app_context import AppContext

_KEYRING_DEADLINE = 10.0


class DataInUseError(StileError):
    """Another process of Stile's works with what would be removed."""

    code = "data-in-use"


class KeyringNotClearedError(StileError):
    """The keyring has items of Stile's that cannot be removed now."""

    code = "keyring-not-cleared"


@dataclass(frozen=True, slots=True)
class KeptData:
    """What is kept: `items` are the labels of those in the keyring, None where it cannot be looked at.

    `profile` is the one whose data it is, with an entry in the list if `is_listed`; None for all.
    """

    profile: str | None
    files: tuple[KeptFile, ...]
    items: tuple[str, ...] | None
    is_listed: bool = False

    @property
    def is_nothing(self) -> bool:
        """Say whether there is nothing to remove."""
        return not self.files and not self.items and not self.is_listed


def find_data(context: AppContext, profile: str | None) -> KeptData:
    """Look for what is kept, of one profile or of all. Blocks, also for a keyring that asks its person."""
    from desktop.storage import kept_data  # noqa: PLC0415 - most people never need it

    folders = context.folders
    if profile is None:
        return KeptData(None, kept_data.everything(folders), _items(context, None))
    listed = next((name for name in _names(context) if name.lower() == profile.lower()), None)
    known = listed or profile
    slots = _slots(context, known) if is_name(known) else ()
    files = tuple(file for slot in slots for file in kept_data.of_profile(folders, slot))
    return KeptData(known, files, _items(context, slots), listed is not None)


def remove_data(context: AppContext, data: KeptData) -> None:
    """Remove it. Blocks.

    Raises DataInUseError or KeyringNotClearedError before anything is removed, StorageError, JournalError.
    """
    from desktop.storage import kept_data  # noqa: PLC0415 - as above

    if kept_data.is_in_use(context.folders):
        raise DataInUseError
    _clear_keyring(context, data.items or ())
    if data.profile is not None:
        if data.is_listed:
            context.profile_repository().remove(data.profile)
        forget_journal(context, data.profile)
    context.close()  # the journal's own files are among those that go
    try:
        kept_data.remove(data.files)
    except OSError as error:
        raise StorageError(type(error).__name__) from error
    if data.profile is None:
        kept_data.remove_empty_folders(context.folders)


def label_of_item(item: str) -> str:
    """Return what an item of the keyring is called for people."""
    from desktop.storage.keyring_items import label_of  # noqa: PLC0415 - as above

    return label_of(item)


def _clear_keyring(context: AppContext, items: tuple[str, ...]) -> None:
    """Remove items of the keyring. Raises KeyringNotClearedError before anything else is removed."""
    if not items:
        return
    try:
        asyncio.run(context.worker.run(lambda: context.key_source.remove_items(items), _KEYRING_DEADLINE))
    except (StileError, TimeoutError) as error:
        raise KeyringNotClearedError(type(error).__name__) from error


def _has_used_a_keyring(context: AppContext) -> bool:
    """Say whether there is a file whose key is in a keyring."""
    return any(context.folders.vault("any", "keyring").parent.rglob("*.sealed*"))


def _names(context: AppContext) -> tuple[str, ...]:
    return context.profile_repository().names()


def _slots(context: AppContext, profile: str) -> tuple[str, ...]:
    """Return under which names things are kept for a profile, by itself and for each of its accounts."""
    names = (profile, f"{profile}{ORGANISATION_MARK}")
    accounts = [
        f"{name}{ACCOUNT_MARK}{account}"
        for name in names
        for account in accounts_in(context.folders.kept_beside(name, ACCOUNT_MARK))
    ]
    return (*names, *accounts)


def _items(context: AppContext, slots: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the items of the keyring, None where it cannot be looked at."""
    from desktop.storage.keyring_items import KEY, audit_of, writes_of  # noqa: PLC0415 - as above

    names = _names(context) if slots is None else slots
    wanted = [item for name in names for item in (writes_of(name), audit_of(name))]
    try:
        found = asyncio.run(
            context.worker.run(lambda: context.key_source.items([KEY, *wanted]), _KEYRING_DEADLINE)
        )
    except (StileError, TimeoutError):
        return None if _has_used_a_keyring(context) else ()
    return found if slots is None else tuple(item for item in found if item in wanted)
