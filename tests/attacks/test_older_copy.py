"""Hostile home: an older copy of a sealed file in the place of the newest is noticed at the next start."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.core import words
from desktop.storage.folders import Folders
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from tests.storage.keyrings import GoodKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.system.thread_worker import ThreadWorker


class Home:
    """A home that is entered by one program after the other; `calls` are the items they wrote."""

    def __init__(self, home: Path, worker: ThreadWorker) -> None:
        self.folders = Folders(home)
        self.keyring = GoodKeyring()
        self._worker = worker

    @property
    def file(self) -> Path:
        return self.folders.vault("work", "keyring")

    def vaults(self) -> Vaults:
        keys = KeyringKey(self.folders.tag, self.folders.lock("key"), lambda: self.keyring)
        return Vaults(self.folders, current(), self._worker, keys)

    def start(self, *, writes: int = 0, checks_age: bool = True) -> list[str]:
        """Start, write so often, and return what was said at the start."""
        opened = asyncio.run(self.vaults().open("work", checks_age=checks_age))
        for n in range(writes):
            asyncio.run(opened.vault.write({"tokens": {"n": n}}))
        assert all(words.sentence(notice) for notice in opened.notices)
        return [notice.code for notice in opened.notices]


@pytest.fixture
def home(tmp_path: Path, worker: ThreadWorker) -> Home:
    return Home(tmp_path / "home", worker)


def test_it_is_said_once(home: Home, tmp_path: Path) -> None:
    assert home.start(writes=3) == []
    shutil.copy(home.file, tmp_path / "older")
    assert home.start(writes=2) == []
    assert home.start() == []
    shutil.copy(tmp_path / "older", home.file)
    assert home.start() == ["vault-rolled-back"]
    assert home.start(writes=1) == []
    assert home.start() == []


def test_a_file_that_begins_anew_is_not_older(home: Home) -> None:
    """A profile that was removed and added again, and a damaged file, which is said as such."""
    home.start(writes=5)
    home.start()
    asyncio.run(home.vaults().remove("work"))
    assert home.start(writes=1) == []
    assert home.start(writes=4) == []
    home.start()
    home.file.write_bytes(b"garbage")
    assert home.start(writes=1) == ["vault-damaged"]
    assert home.start() == []


@pytest.mark.parametrize("how", ["removed", "removed while the keyring was locked", "deleted", "damaged"])
def test_one_that_a_token_was_the_first_to_write_to_is_not_older(home: Home, how: str) -> None:
    home.start(writes=5)
    home.start()
    if how.startswith("removed"):
        keys = home.keyring.items.copy()
        asyncio.run(home.vaults().remove("work"))
        assert home.keyring.items != keys, "the count is forgotten"
        home.keyring.items = keys if "locked" in how else home.keyring.items
    elif how == "deleted":
        home.file.unlink()
    else:
        home.file.write_bytes(b"garbage")
    said = ["vault-damaged"] if how == "damaged" else []
    assert home.start(checks_age=False, writes=1) == said
    assert home.start() == []


def test_the_keyring_is_written_to_only_when_something_was_kept(home: Home) -> None:
    home.start(writes=1)
    home.start()
    before = len(home.keyring.calls)
    home.start()
    home.start()
    assert len(home.keyring.calls) == before


def test_a_token_is_not_kept_waiting_for_it(home: Home) -> None:
    home.start(writes=1)
    before = len(home.keyring.calls)
    assert home.start(checks_age=False) == []
    assert len(home.keyring.calls) == before


@pytest.mark.parametrize("note", ["", "-1", "many", "9" * 5000, "\u0663"])
def test_an_odd_note_is_none(home: Home, note: str) -> None:
    home.start(writes=1)
    home.keyring.items[f"Stile {home.folders.tag}", "writes work"] = note
    assert home.start() == []
