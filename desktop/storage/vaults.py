"""Opens the vault of a profile, finds out what can protect it, and says so; it never blocks a start."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.storage.vault import StorageError
from desktop.storage.atomic_files import remove_stray_files
from desktop.storage.file_age import forget_count, is_rolled_back
from desktop.storage.files_set_aside import files_set_aside
from desktop.storage.folder_refusal import FolderNotWrittenError, not_written, refusal_of
from desktop.storage.folders import ON_DISK
from desktop.storage.keys import KeyNotes, KeyringLockedError, NoKeyringError, WrongPassphraseError
from desktop.storage.passphrase_key import STRONG, ScryptCost, check_derivation, derived_key, new_key
from desktop.storage.seal import DamagedError, NewerError, SealError
from desktop.storage.sealed_file import SealedFile
from desktop.storage.vault import MemoryVault, SealedVault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.core.secret import Secret
    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store, Vault
    from desktop.core.worker import Worker
    from desktop.storage.folders import Folders
    from desktop.storage.keys import Key, KeySource
    from desktop.storage.seal import SealHeader

AskPassphrase: TypeAlias = "Callable[[bool], Awaitable[Secret | None]]"
"""Asks the person for a passphrase, None if there is to be none; True the first time, to have it repeated."""

_KEYRING_DEADLINE = 5.0
_DISK_DEADLINE = 15.0
_SCRYPT_DEADLINE = 60.0


@dataclass(frozen=True, slots=True)
class OpenedVault:
    """A vault to work with, and what the person should be told about it.

    The notices' codes: `no-keyring`, `keyring-locked`, `keyring-elsewhere`, `passphrase-not-given`,
    `key-changed`, `vault-damaged`, `vault-newer`, `vault-rolled-back`, `vault-unreadable`,
    `folder-not-written`.
    """

    vault: Vault
    notices: tuple[Notice, ...] = ()


class Vaults:
    """The vaults of all profiles of one home."""

    def __init__(
        self, folders: Folders, disk: Disk, worker: Worker, keys: KeySource, cost: ScryptCost = STRONG
    ) -> None:
        self._folders = folders
        self._disk = disk
        self._worker = worker
        self._keys = keys
        self._cost = cost

    async def open(
        self, profile: str, passphrase: AskPassphrase | None = None, *, checks_age: bool = True
    ) -> OpenedVault:
        """Open a profile's vault: by the keyring, else by a passphrase if it may be asked, else in memory.

        A keyring that stays locked for five seconds counts as none for now; the next call finds it open
        if the person has unlocked it meanwhile. Raises WrongPassphraseError; then open it again. Without
        `checks_age` nobody looks for an older copy in the place of the file, for which the keyring is asked;
        only that there is none is noted, or the new one would count as older.
        """
        try:
            refused = await self._worker.run(self._prepare, _DISK_DEADLINE)
        except (OSError, TimeoutError):
            return _in_memory("vault-unreadable")
        try:
            key = await self._worker.run(self._keys.fetch, _KEYRING_DEADLINE)
        except FolderNotWrittenError as error:
            return _in_memory(error.notice)
        except (NoKeyringError, KeyringLockedError, TimeoutError) as error:
            by_passphrase = await self._open_by_passphrase(profile, passphrase) if passphrase else None
            return by_passphrase or _in_memory(self._without_key(profile, error))
        file = self._file(profile, "keyring")
        opened = await self._opened(file, key, "keyring")
        looks = not refused and (checks_age or await self._begins_anew(file, key, opened))
        if looks and await self._is_rolled_back(profile, file, key, opened):
            opened = replace(opened, notices=(*opened.notices, Notice("vault-rolled-back")))
        return replace(opened, notices=(*opened.notices, *refused))

    async def remove(self, profile: str) -> None:
        """Delete what was kept for a profile, also what was set aside. Raises StorageError."""
        try:
            await self._worker.run(lambda: self._delete(profile), _DISK_DEADLINE)
        except (OSError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error
        notes = self._keys
        if isinstance(notes, KeyNotes):
            with contextlib.suppress(StileError, TimeoutError):  # then the next opening notes it
                await self._worker.run(lambda: forget_count(notes, profile), _KEYRING_DEADLINE)

    def _prepare(self) -> tuple[Notice, ...]:
        """Make the folders ready, and say what is in the way of writing to them. Raises OSError."""
        try:
            self._folders.prepare(self._disk)
        except OSError as error:
            refusal = refusal_of(error)
            if refusal is None:
                raise
            return (not_written(self._folders.home, refusal).notice,)
        folders = [self._folders.vault("any", store).parent for store in ON_DISK]
        if not all(os.access(folder, os.W_OK) for folder in folders):
            return (not_written(self._folders.home, "read-only").notice,)
        for folder in folders:
            remove_stray_files(folder)
        return ()

    def _without_key(self, profile: str, error: Exception) -> Notice:
        """Say why there is no key, and whether something waits for it."""
        if not isinstance(error, NoKeyringError):
            return Notice(KeyringLockedError.code)
        with contextlib.suppress(OSError):
            if self._folders.vault(profile, "passphrase").exists():
                return Notice("passphrase-not-given")
            if error.because and self._folders.holds(profile):
                return Notice("keyring-elsewhere", {"because": error.because})
        return Notice(NoKeyringError.code, {"because": error.because})

    def _delete(self, profile: str) -> None:
        files = [self._folders.vault(profile, store) for store in ON_DISK]
        for path in (*files, *self._folders.vaults_of_keys(profile)):
            for file in (path, *files_set_aside(path)):
                file.unlink(missing_ok=True)

    def _file(self, profile: str, store: Store) -> SealedFile:
        lock = self._folders.lock(f"vault-{profile}")
        own = partial(self._folders.vault_of_key, profile) if store == "keyring" else None
        return SealedFile(self._folders.vault(profile, store), lock, self._disk, profile.lower(), own)

    async def _open_by_passphrase(self, profile: str, ask: AskPassphrase) -> OpenedVault | None:
        file = self._file(profile, "passphrase")
        try:
            header = await self._worker.run(lambda: _sound_header(file), _DISK_DEADLINE)
        except DamagedError:
            await self._discard(file, lambda: _sound_header(file))
            return await self._first(file, ask, Notice("vault-damaged"))
        except NewerError:
            return _in_memory("vault-newer")
        except (StorageError, TimeoutError):
            return _in_memory("vault-unreadable")
        if header is None:
            return await self._first(file, ask)
        passphrase = await ask(False)  # noqa: FBT003 - the shape of the front ends' question
        if passphrase is None:
            return None
        key = await self._worker.run(lambda: derived_key(passphrase, header.derivation), _SCRYPT_DEADLINE)
        if key.id != header.key_id:
            raise WrongPassphraseError
        return await self._opened(file, key, "passphrase")

    async def _first(self, file: SealedFile, ask: AskPassphrase, *notices: Notice) -> OpenedVault | None:
        passphrase = await ask(True)  # noqa: FBT003 - as above
        if passphrase is None:
            return None
        key = await self._worker.run(lambda: new_key(passphrase, self._cost), _SCRYPT_DEADLINE)
        return OpenedVault(SealedVault(file, key, "passphrase", self._worker), notices)

    async def _opened(self, file: SealedFile, key: Key, store: Store) -> OpenedVault:
        """Look into a file once, so that what is wrong with it is said at the start and only then."""
        vault = SealedVault(file, key, store, self._worker)
        try:
            await self._worker.run(lambda: file.read(key), _DISK_DEADLINE)
            is_first = store == "keyring" and await self._worker.run(
                lambda: file.is_anothers(key), _DISK_DEADLINE
            )
        except DamagedError:
            await self._discard(file, lambda: file.read(key), key)
            return OpenedVault(vault, (Notice("vault-damaged"),))
        except NewerError:
            return _in_memory("vault-newer")
        except (StorageError, SealError, TimeoutError):
            return _in_memory("vault-unreadable")
        return OpenedVault(vault, (Notice("key-changed"),) if is_first else ())

    async def _begins_anew(self, file: SealedFile, key: Key, opened: OpenedVault) -> bool:
        """Say whether the next write makes a new file: there is none, or none of any use."""
        with contextlib.suppress(StorageError, OSError, TimeoutError):
            if opened.notices:
                return True
            return not await self._worker.run(lambda: file.path_for(key).exists(), _DISK_DEADLINE)
        return False

    async def _is_rolled_back(self, profile: str, file: SealedFile, key: Key, opened: OpenedVault) -> bool:
        """Say whether a sealed file is older than what was seen before; one that begins anew is not."""
        notes = self._keys
        if not isinstance(notes, KeyNotes) or opened.vault.store == "memory":
            return False

        def generation() -> int:
            header = None if opened.notices else file.header(key)
            return header.generation if header is not None else 0

        with contextlib.suppress(StorageError, SealError, TimeoutError):
            return await self._worker.run(
                lambda: is_rolled_back(notes, profile, generation), _KEYRING_DEADLINE
            )
        return False

    async def _discard(self, file: SealedFile, look: Callable[[], object], key: Key | None = None) -> None:
        with contextlib.suppress(StorageError, TimeoutError):  # then the first write tries it again
            await self._worker.run(lambda: file.discard_damaged(look, key), _DISK_DEADLINE)


def _sound_header(file: SealedFile) -> SealHeader | None:
    header = file.header()
    if header is not None:
        check_derivation(header.derivation)
    return header


def _in_memory(why: str | Notice) -> OpenedVault:
    return OpenedVault(MemoryVault(), (Notice(why) if isinstance(why, str) else why,))
