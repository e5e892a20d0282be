"""A disk that refuses costs what would survive the program, and nothing else."""

from __future__ import annotations

import asyncio
import errno
import os
from typing import TYPE_CHECKING

import pytest

from desktop.core.storage.vault import StorageError
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.vaults import Vaults
from tests.storage.keyrings import GoodKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Vault
    from desktop.storage.folders import Folders
    from desktop.system.thread_worker import ThreadWorker


class MoodyDisk:
    """Refuses to flush as long as it has an error."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.error = 0

    def make_private(self, folder: Path) -> None:
        self._disk.make_private(folder)

    def flush(self, descriptor: int) -> None:
        if self.error:
            raise OSError(self.error, os.strerror(self.error))
        self._disk.flush(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._disk.replace(source, target)


class Home:
    """A vault on a moody disk, and what another program reads there."""

    def __init__(self, folders: Folders, disk: Disk, worker: ThreadWorker) -> None:
        self.disk, self._folders, self._worker, self._keyring = (
            MoodyDisk(disk),
            folders,
            worker,
            GoodKeyring(),
        )
        self.vault = self.opened()

    def opened(self) -> Vault:
        keys = KeyringKey(self._folders.tag, self._folders.lock("key"), lambda: self._keyring)
        return asyncio.run(Vaults(self._folders, self.disk, self._worker, keys).open("work")).vault

    def write(self, **sections: object) -> None:
        asyncio.run(self.vault.write(sections))  # type: ignore[arg-type]  # any JSON will do

    def reads(self, section: str) -> tuple[object, object]:
        """Return what this program reads, and what another one does."""
        return asyncio.run(self.vault.read(section)), asyncio.run(self.opened().read(section))


@pytest.fixture
def home(folders: Folders, disk: Disk, worker: ThreadWorker) -> Home:
    return Home(folders, disk, worker)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_what_it_refuses_is_read_from_memory_and_written_with_the_next_change(home: Home, code: int) -> None:
    home.write(tokens={"n": 1})
    home.disk.error = code
    with pytest.raises(StorageError):
        home.write(tokens={"n": 2}, step=None)
    assert home.reads("tokens") == ({"n": 2}, {"n": 1})
    home.disk.error = 0
    home.write(step={"at": "home"})
    assert home.reads("tokens") == ({"n": 2}, {"n": 2})
    assert home.reads("step") == ({"at": "home"}, {"at": "home"})


def test_a_later_record_takes_the_place_of_one_that_was_refused(home: Home) -> None:
    home.disk.error = errno.ENOSPC
    with pytest.raises(StorageError):
        home.write(step={"n": 1})
    home.disk.error = 0
    home.write(step=None)
    assert home.reads("step") == (None, None)


def test_a_record_in_memory_is_exchanged_there(home: Home) -> None:
    home.disk.error = errno.ENOSPC
    with pytest.raises(StorageError):
        home.write(tokens={"n": 1})
    assert asyncio.run(home.vault.swap("tokens", {"n": 1}, {"n": 2}))
    assert not asyncio.run(home.vault.swap("tokens", {"n": 1}, {"n": 3}))
    assert home.reads("tokens") == ({"n": 2}, None)
    home.disk.error = 0
    assert asyncio.run(home.vault.swap("tokens", {"n": 2}, {"n": 3}))
    assert home.reads("tokens") == ({"n": 3}, {"n": 3})
