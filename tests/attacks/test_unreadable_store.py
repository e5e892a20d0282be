"""Hostile home: what cannot be read at the moment is not the same as nothing there, whoever asks."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from desktop.account import held_tokens
from desktop.conversation.checkpointer import Checkpointer
from desktop.conversation.devices import Devices
from desktop.core.cognito.known_device import Device
from desktop.core.secret import Secret
from desktop.core.storage.vault import RecordTooLargeError, StorageError, VaultUnreadableError
from desktop.storage.folders import Folders
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.sealed_file import MOST_BYTES
from desktop.storage.vaults import OpenedVault, Vaults
from desktop.system.platform import current
from tests.storage.keyrings import GoodKeyring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.notices.notice import Notice
    from desktop.core.storage.vault import Vault
    from desktop.system.thread_worker import ThreadWorker

KEPT: dict[str, Any] = {"tokens": {"a": 1}, "devices": {"users": {}}, "conversation": {"step": 1}}


class Home:
    """A home whose keyring works."""

    def __init__(self, home: Path, worker: ThreadWorker) -> None:
        self.folders = Folders(home)
        self._keyring = GoodKeyring()
        self._worker = worker

    @property
    def file(self) -> Path:
        return self.folders.vault("work", "keyring")

    def open(self) -> OpenedVault:
        keys = KeyringKey(self.folders.tag, self.folders.lock("key"), lambda: self._keyring)
        return asyncio.run(Vaults(self.folders, current(), self._worker, keys).open("work"))

    @contextmanager
    def unreadable(self) -> Iterator[None]:
        """Let every read of the file fail, as a disk may."""
        hidden = self.file.with_name("hidden")
        self.file.rename(hidden)
        self.file.mkdir()
        yield
        self.file.rmdir()
        hidden.rename(self.file)


@pytest.fixture
def home(tmp_path: Path, worker: ThreadWorker) -> Home:
    return Home(tmp_path / "home", worker)


@pytest.fixture
def vault(home: Home) -> Vault:
    opened = home.open().vault
    asyncio.run(opened.write(KEPT))
    return opened


def test_the_store_tells_it_and_writes_nothing_over_it(home: Home, vault: Vault) -> None:
    before = home.file.read_bytes()
    with home.unreadable():
        with pytest.raises(VaultUnreadableError):
            asyncio.run(vault.read("tokens"))
        with pytest.raises(StorageError):
            asyncio.run(vault.write({"other": {"n": 1}}))
    assert home.file.read_bytes() == before
    assert [path.name for path in home.file.parent.iterdir()] == [home.file.name]
    assert asyncio.run(vault.read("tokens")) == KEPT["tokens"]


def test_nothing_there_is_nothing_there(home: Home, vault: Vault) -> None:
    assert asyncio.run(vault.read("never written")) is None
    home.file.unlink()
    assert asyncio.run(vault.read("tokens")) is None


def test_nobody_counts_as_signed_out(home: Home, vault: Vault) -> None:
    with home.unreadable(), pytest.raises(VaultUnreadableError):
        asyncio.run(held_tokens.read(vault))


def test_the_devices_of_others_stay(home: Home, vault: Vault) -> None:
    devices = Devices(vault, "eu-west-1_Ab3dEf6hI")
    with home.unreadable():
        asyncio.run(devices.recognise("ada", ""))
        assert devices.current is None
        devices.current = Device("key", "group", Secret("password"))
        assert asyncio.run(devices.kept_for("ada", "ada")) == {}
        asyncio.run(devices.forget_current())
    assert asyncio.run(vault.read("devices")) == KEPT["devices"]


def test_a_kept_step_is_left_alone_and_it_is_said(home: Home, vault: Vault) -> None:
    class Noted:
        def __init__(self) -> None:
            self.codes: list[str] = []

        def note(self, notice: Notice) -> None:
            self.codes.append(notice.code)

    view: Any = Noted()
    checkpointer = Checkpointer(vault, view, "a profile", "a conversation")
    with home.unreadable():
        assert asyncio.run(checkpointer.read()) is None
        asyncio.run(checkpointer.drop())
    assert view.codes == ["kept-not-read"]
    assert asyncio.run(vault.read("conversation")) == KEPT["conversation"]


def test_what_could_not_be_read_back_is_not_written(home: Home, vault: Vault) -> None:
    before = home.file.read_bytes()
    with pytest.raises(RecordTooLargeError):
        asyncio.run(vault.write({"reply": {"text": "x" * MOST_BYTES}}))
    assert home.file.read_bytes() == before
    asyncio.run(vault.write({"reply": {"text": "short"}}))  # the large one is not tried again with it
    assert asyncio.run(vault.read("reply")) == {"text": "short"}
    assert asyncio.run(vault.read("tokens")) == KEPT["tokens"]


def test_the_largest_that_is_written_is_read_back(home: Home, vault: Vault) -> None:
    room = MOST_BYTES - home.file.stat().st_size - 200
    asyncio.run(vault.write({"reply": {"text": "x" * room}}))
    assert asyncio.run(home.open().vault.read("reply")) == {"text": "x" * room}
    assert home.file.stat().st_size <= MOST_BYTES


def test_a_file_that_is_larger_is_set_aside_and_it_is_said(home: Home, vault: Vault) -> None:
    del vault
    with home.file.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    assert [notice.code for notice in home.open().notices] == ["vault-damaged"]
    assert len(list(home.file.parent.glob("*.corrupt-*"))) == 1
