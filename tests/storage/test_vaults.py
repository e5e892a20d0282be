"""What a start finds, and what it says of it."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
import time
from typing import TYPE_CHECKING, Any

import filelock
import pytest

from desktop.core import words
from desktop.core.secret import Secret
from desktop.core.storage.vault import StorageError
from desktop.storage import vaults as module
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.keys import Key, WrongPassphraseError
from desktop.storage.passphrase_key import ScryptCost
from desktop.storage.seal import seal
from desktop.storage.vaults import Vaults
from tests.fixtures.secret_service import (
    SecretService,
    bare_bus,
    needs_secret_service,
    running_secret_service,
    wait_until_unlocked,
)
from tests.storage.keyrings import AskingKeyring, BrokenKeyring, GoodKeyring, LockedKeyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store
    from desktop.storage.folders import Folders
    from desktop.storage.keyring_key import Backend
    from desktop.storage.vaults import AskPassphrase, OpenedVault
    from desktop.system.thread_worker import ThreadWorker

FAST = ScryptCost(log2_n=10, r=8, p=1)
TOKENS = {"access": "canary-a-91", "refresh": "canary-r-92"}


class Start:
    """Starts of a program in one home."""

    def __init__(self, folders: Folders, disk: Disk, worker: ThreadWorker) -> None:
        self.folders = folders
        self.disk = disk
        self.worker = worker

    def vaults(self, backend: Backend) -> Vaults:
        keys = KeyringKey(self.folders.tag, self.folders.lock("key"), lambda: backend)
        return Vaults(self.folders, self.disk, self.worker, keys, FAST)

    def open(self, backend: Backend, passphrase: AskPassphrase | None = None) -> OpenedVault:
        return asyncio.run(self.vaults(backend).open("work", passphrase))

    def read(self, backend: Backend, passphrase: AskPassphrase | None = None) -> Any:  # noqa: ANN401
        return asyncio.run(self.open(backend, passphrase).vault.read("tokens"))

    def keep(self, backend: Backend, passphrase: AskPassphrase | None = None) -> Path:
        """Keep tokens, and return the file in which they are."""
        opened = self.open(backend, passphrase)
        asyncio.run(opened.vault.write({"tokens": TOKENS}))
        return self.folders.vault("work", opened.vault.store)

    def codes(self, backend: Backend, passphrase: AskPassphrase | None = None) -> list[str]:
        notices = self.open(backend, passphrase).notices
        assert all(words.sentence(notice) for notice in notices)
        return [notice.code for notice in notices]


@pytest.fixture
def start(folders: Folders, disk: Disk, worker: ThreadWorker) -> Start:
    return Start(folders, disk, worker)


class Typing:
    """A person who types passphrases; remembers whether it was asked for the first time."""

    def __init__(self, *passphrases: str) -> None:
        self.passphrases = list(passphrases)
        self.asked: list[bool] = []

    async def __call__(self, first_time: bool) -> Secret:  # noqa: FBT001
        self.asked.append(first_time)
        return Secret(self.passphrases.pop(0))


def test_all_is_well(start: Start) -> None:
    backend = GoodKeyring()
    assert start.codes(backend) == []
    start.keep(backend)
    assert start.codes(backend) == []
    assert start.read(backend) == TOKENS


def test_nothing_is_on_the_disk_in_clear_and_nothing_is_open_to_others(start: Start) -> None:
    file = start.keep(GoodKeyring())
    start.keep(BrokenKeyring(), Typing("correct horse"))
    files = [path for path in start.folders.home.rglob("*") if path.is_file()]
    assert file in files
    for path in files:
        content = path.read_bytes()
        assert not any(canary in content for canary in (b"canary", b"access", b"tokens", b"horse"))
        assert path.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in start.folders.home.rglob("*") if path.is_dir())


@pytest.mark.parametrize(
    ("backend", "code"), [(BrokenKeyring(), "no-keyring"), (LockedKeyring(), "keyring-locked")]
)
def test_without_a_working_keyring_all_is_in_memory_and_said_so(
    start: Start, backend: Backend, code: str
) -> None:
    opened = start.open(backend)
    assert opened.vault.store == "memory"
    assert [notice.code for notice in opened.notices] == [code]
    assert list(start.folders.vault("work", "keyring").parent.iterdir()) == []


def test_a_keyring_that_asks_its_person_delays_a_start_only_so_long(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEYRING_DEADLINE", 0.05)
    backend = AskingKeyring()
    begun = time.monotonic()
    assert start.codes(backend) == ["keyring-locked"]
    assert time.monotonic() - begun < 2
    backend.answered.set()


def test_the_real_deadline_is_five_seconds() -> None:
    assert module._KEYRING_DEADLINE == 5.0


def test_once_the_person_has_unlocked_it_the_vault_opens(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = AskingKeyring()
    monkeypatch.setattr(module, "_KEYRING_DEADLINE", 0.05)
    vaults = start.vaults(backend)
    assert asyncio.run(vaults.open("work")).vault.store == "memory"
    backend.answered.set()
    monkeypatch.setattr(module, "_KEYRING_DEADLINE", 5.0)
    assert asyncio.run(vaults.open("work")).vault.store == "keyring"


def test_a_keyring_that_hangs_does_not_stall_the_event_loop(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEYRING_DEADLINE", 0.5)
    backend = AskingKeyring()

    async def main() -> float:
        opening = asyncio.create_task(start.vaults(backend).open("work"))
        longest, before = 0.0, time.monotonic()
        while not opening.done():
            await asyncio.sleep(0.005)
            now = time.monotonic()
            longest, before = max(longest, now - before), now
        return longest

    assert asyncio.run(main()) < 0.1
    backend.answered.set()


@pytest.mark.keyring
@needs_secret_service
class TestSecretService:
    def open(self, start: Start) -> OpenedVault:
        return asyncio.run(self.vaults(start).open("work"))

    def vaults(self, start: Start) -> Vaults:
        keys = KeyringKey(start.folders.tag, start.folders.lock("key"))
        return Vaults(start.folders, start.disk, start.worker, keys)

    def test_locked(self, start: Start, secret_service: SecretService) -> None:
        asyncio.run(self.open(start).vault.write({"tokens": TOKENS}))
        secret_service.lock()
        assert [notice.code for notice in self.open(start).notices] == ["keyring-locked"]

    def test_killed_in_the_middle(self, start: Start, secret_service: SecretService) -> None:
        vault = self.open(start).vault
        secret_service.kill()
        asyncio.run(vault.write({"tokens": TOKENS}))
        assert asyncio.run(vault.read("tokens")) == TOKENS
        assert [notice.code for notice in self.open(start).notices] == ["keyring-locked"]

    def test_emptied(self, start: Start, secret_service: SecretService) -> None:  # noqa: ARG002
        asyncio.run(self.open(start).vault.write({"tokens": TOKENS}))
        KeyringKey(start.folders.tag, start.folders.lock("key"))
        import keyring  # noqa: PLC0415 - as lazily as the product

        keyring.delete_password(f"Stile {start.folders.tag}", "vault key")
        opened = self.open(start)
        assert [notice.code for notice in opened.notices] == ["key-changed"]
        assert asyncio.run(opened.vault.read("tokens")) is None

    def test_a_session_without_the_bus_knows_that_something_is_kept(
        self, start: Start, secret_service: SecretService, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As over SSH: nothing of it is touched, and the desktop still has it."""
        asyncio.run(self.open(start).vault.write({"tokens": TOKENS}))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        (notice,) = self.open(start).notices
        assert (notice.code, notice.values["because"]) == ("keyring-elsewhere", "no-session")
        assert "at your desktop nothing has changed" in words.sentence(notice)
        other = asyncio.run(self.vaults(start).open("nothing-kept"))
        assert [(notice.code, notice.values["because"]) for notice in other.notices] == [
            ("no-keyring", "no-session")
        ]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", secret_service.address)
        assert asyncio.run(self.open(start).vault.read("tokens")) == TOKENS

    def test_a_bus_without_a_keyring_is_told_apart(
        self, start: Start, secret_service: SecretService, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asyncio.run(self.open(start).vault.write({"tokens": TOKENS}))
        with bare_bus() as address:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            (notice,) = self.open(start).notices
        assert (notice.code, notice.values["because"]) == ("keyring-elsewhere", "no-service")
        del secret_service

    def test_two_buses_on_one_home(self, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
        with running_secret_service() as one, running_secret_service() as other:
            for number, service in enumerate((one, other, one, other)):
                for name, value in service.environment.items():
                    monkeypatch.setenv(name, value)
                wait_until_unlocked()
                opened = self.open(start)
                if number < 2:
                    asyncio.run(opened.vault.write({"tokens": {"of": number}}))
                assert asyncio.run(opened.vault.read("tokens")) == {"of": number % 2}
                assert [notice.code for notice in opened.notices] == (["key-changed"] if number == 1 else [])


class TestTwoKeyrings:
    """One home under two keyrings: of two computers that share it, of two sessions, of one made anew."""

    def test_each_signs_in_once_and_neither_takes_what_the_other_opens(self, start: Start) -> None:
        one, other = GoodKeyring(), GoodKeyring()
        first = start.keep(one)
        assert start.codes(other) == ["key-changed"]
        assert start.read(other) is None
        asyncio.run(start.open(other).vault.write({"tokens": {"access": "of the other"}}))
        for _ in range(2):
            assert (start.codes(one), start.read(one)) == ([], TOKENS)
            assert (start.codes(other), start.read(other)) == ([], {"access": "of the other"})
        assert [path.name for path in first.parent.iterdir() if path.is_file()] == [first.name]

    def test_both_may_begin_at_the_same_moment(self, start: Start) -> None:
        one, other = (start.open(GoodKeyring()).vault for _ in range(2))
        for number in range(2):
            for name, vault in (("one", one), ("other", other)):
                asyncio.run(vault.write({"tokens": {name: number}}))
                assert asyncio.run(vault.read("tokens")) == {name: number}

    def test_a_file_of_the_second_is_private_noticed_and_removed_with_the_profile(self, start: Start) -> None:
        start.keep(GoodKeyring())
        other = GoodKeyring()
        start.keep(other)
        (second,) = start.folders.vaults_of_keys("work")
        assert second.stat().st_mode & 0o077 == second.parent.stat().st_mode & 0o077 == 0
        start.folders.vault("work", "keyring").unlink()
        assert start.folders.holds("work")
        assert start.read(other) == TOKENS
        second.write_bytes(b"damaged")
        assert start.codes(other) == ["vault-damaged"]
        asyncio.run(start.vaults(other).remove("work"))
        assert not start.folders.holds("work")
        assert not list(second.parent.iterdir())

    def test_what_an_older_stile_set_aside_goes_with_the_profile(self, start: Start) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        aside = file.with_name(f"{file.name}.other-key-20260101T000000Z")
        aside.touch()
        asyncio.run(start.vaults(backend).remove("work"))
        assert not aside.exists()


class TestDamaged:
    @pytest.mark.parametrize("content", [b"", b"garbage", b"\x00" * 4096, b"\x89STILE\r\n", b"{}"])
    def test_it_is_set_aside_and_said_once(self, start: Start, content: bytes) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        file.write_bytes(content)
        assert start.codes(backend) == ["vault-damaged"]
        assert [path.read_bytes() for path in file.parent.glob("*.corrupt-*")] == [content]
        assert start.codes(backend) == []
        start.keep(backend)
        assert start.read(backend) == TOKENS

    def test_at_most_one_is_kept(self, start: Start) -> None:
        backend = GoodKeyring()
        for n in range(3):
            file = start.keep(backend)
            file.write_bytes(b"garbage %d" % n)
            (file.parent / f"{file.name}.corrupt-2020010{n}T000000Z").write_bytes(b"old")
            start.codes(backend)
        assert [path.read_bytes() for path in file.parent.glob("*.corrupt-*")] == [b"garbage 2"]

    def test_damage_that_comes_later_costs_the_records_and_no_more(self, start: Start) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        vault = start.open(backend).vault
        file.write_bytes(b"garbage")
        assert asyncio.run(vault.read("tokens")) is None
        asyncio.run(vault.write({"tokens": TOKENS}))
        assert asyncio.run(vault.read("tokens")) == TOKENS
        assert len(list(file.parent.glob("*.corrupt-*"))) == 1

    def test_a_file_moved_to_another_profile_does_not_open_there(self, start: Start) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        file.rename(start.folders.vault("other", "keyring"))
        opened = asyncio.run(start.vaults(backend).open("other"))
        assert [notice.code for notice in opened.notices] == ["vault-damaged"]


class TestNewer:
    def test_it_is_left_untouched_and_memory_is_used(self, start: Start) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        newer = file.read_bytes()[:8] + b"\x00\x02" + b"whatever comes then"
        file.write_bytes(newer)
        opened = start.open(backend)
        assert [notice.code for notice in opened.notices] == ["vault-newer"]
        assert opened.vault.store == "memory"
        asyncio.run(opened.vault.write({"tokens": TOKENS}))
        assert file.read_bytes() == newer

    def test_one_that_comes_while_we_run_is_not_written_over(self, start: Start) -> None:
        backend = GoodKeyring()
        file = start.keep(backend)
        vault = start.open(backend).vault
        newer = file.read_bytes()[:8] + b"\x00\x02"
        file.write_bytes(newer)
        with pytest.raises(StorageError):
            asyncio.run(vault.write({"tokens": TOKENS}))
        assert file.read_bytes() == newer


class TestUnreadable:
    def test_a_folder_in_the_place_of_the_file(self, start: Start) -> None:
        start.folders.vault("work", "keyring").mkdir()
        assert start.codes(GoodKeyring()) == ["vault-unreadable"]

    def test_a_file_in_the_place_of_the_home(self, start: Start, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a folder")
        start.folders = type(start.folders)(tmp_path / "file" / "home")
        assert start.codes(GoodKeyring()) == ["vault-unreadable"]


class TestPassphrase:
    def test_it_is_asked_for_only_without_a_keyring(self, start: Start) -> None:
        typing = Typing()
        assert start.open(GoodKeyring(), typing).vault.store == "keyring"
        assert typing.asked == []

    @pytest.mark.parametrize("backend", [BrokenKeyring(), LockedKeyring()])
    def test_the_same_passphrase_opens_it_again(self, start: Start, backend: Backend) -> None:
        typing = Typing("correct horse", "correct horse")
        opened = start.open(backend, typing)
        assert opened.notices == ()
        assert opened.vault.store == "passphrase"
        asyncio.run(opened.vault.write({"tokens": TOKENS}))
        assert start.read(backend, typing) == TOKENS
        assert typing.asked == [True, False]

    def test_what_is_kept_under_it_is_told_where_it_is_not_given(self, start: Start) -> None:
        start.keep(BrokenKeyring(), Typing("correct horse"))
        assert start.codes(BrokenKeyring()) == ["passphrase-not-given"]
        assert start.read(BrokenKeyring(), Typing("correct horse")) == TOKENS

    def test_another_passphrase_is_a_typed_error_and_harms_nothing(self, start: Start) -> None:
        start.keep(BrokenKeyring(), Typing("correct horse"))
        with pytest.raises(WrongPassphraseError):
            start.open(BrokenKeyring(), Typing("correct mule"))
        assert start.read(BrokenKeyring(), Typing("correct horse")) == TOKENS

    def test_the_file_says_how_its_key_was_made(self, start: Start) -> None:
        start.keep(BrokenKeyring(), Typing("correct horse"))
        keys = KeyringKey(start.folders.tag, start.folders.lock("key"), BrokenKeyring)
        dearer = Vaults(start.folders, start.disk, start.worker, keys, ScryptCost(log2_n=12, r=4, p=2))
        opened = asyncio.run(dearer.open("work", Typing("correct horse")))
        assert asyncio.run(opened.vault.read("tokens")) == TOKENS

    def test_parameters_that_would_take_all_memory_are_damage(self, start: Start) -> None:
        key = Key(b"k" * 32, "passphrase", bytes([40, 255, 255]) + b"s" * 16)
        file = start.folders.vault("work", "passphrase")
        file.write_bytes(seal(b"{}", key, 1, "work"))
        typing = Typing("correct horse")
        assert start.codes(BrokenKeyring(), typing) == ["vault-damaged"]
        assert typing.asked == [True]

    def test_damage_is_said_and_a_new_passphrase_asked_for(self, start: Start) -> None:
        file = start.keep(BrokenKeyring(), Typing("correct horse"))
        file.write_bytes(b"garbage")
        typing = Typing("another")
        assert start.codes(BrokenKeyring(), typing) == ["vault-damaged"]
        assert typing.asked == [True]

    def test_a_file_cut_short_is_damage_and_no_wrong_passphrase(self, start: Start) -> None:
        file = start.keep(BrokenKeyring(), Typing("correct horse"))
        file.write_bytes(file.read_bytes()[:-1])
        assert start.codes(BrokenKeyring(), Typing("correct horse")) == ["vault-damaged"]

    def test_giving_up_at_the_question_is_passed_on(self, start: Start) -> None:
        async def leave(_first_time: bool) -> Secret:  # noqa: FBT001
            raise EOFError

        with pytest.raises(EOFError):
            start.open(BrokenKeyring(), leave)


def test_a_profile_that_is_removed_leaves_nothing(start: Start) -> None:
    stores: list[tuple[Store, Backend]] = [("keyring", GoodKeyring()), ("passphrase", BrokenKeyring())]
    for store, backend in stores:
        file = start.keep(backend, Typing("correct horse"))
        assert file == start.folders.vault("work", store)
        (file.parent / f"{file.name}.corrupt-20260101T000000Z").write_bytes(b"old")
        (file.parent / "profile-workshop.sealed").write_bytes(b"somebody else's")
    asyncio.run(start.vaults(GoodKeyring()).remove("work"))
    for store, _ in stores:
        left = [path.name for path in start.folders.vault("work", store).parent.iterdir()]
        assert left == ["profile-workshop.sealed"]


def test_a_write_whose_waiter_was_cancelled_does_not_undo_a_later_one(start: Start) -> None:
    """The person cancels while a step is being kept; the step must not come back after it was dropped."""
    gate = threading.Event()

    class SlowWorker:
        """Holds the first piece of work back, as a busy disk may."""

        def __init__(self) -> None:
            self.first = True

        async def run(self, work: Any, deadline: float) -> Any:  # noqa: ANN401
            held, self.first = self.first, False

            def slow() -> Any:  # noqa: ANN401
                if held:
                    gate.wait(5)
                return work()

            return await start.worker.run(slow, deadline)

    async def main() -> None:
        opened = await start.vaults(GoodKeyring()).open("work")
        vault: Any = opened.vault
        vault._worker = SlowWorker()
        early = asyncio.create_task(vault.write({"conversation": {"step": 1}}))
        await asyncio.sleep(0.01)
        early.cancel()
        await vault.write({"conversation": None, "tokens": TOKENS})
        gate.set()
        await asyncio.sleep(0.1)
        assert await vault.read("conversation") is None
        assert await vault.read("tokens") == TOKENS

    asyncio.run(main())


def test_a_read_only_disk_is_noticed_before_anything_is_to_be_written(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = GoodKeyring()
    start.keep(backend)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert start.codes(backend) == ["folder-not-written"]
    assert start.read(backend) == TOKENS


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EROFS, "may not write"), (errno.EACCES, "may not write"), (errno.ENOSPC, "is full")],
)
class TestAHomeThatTakesNothing:
    def test_what_was_kept_is_read_and_the_reason_is_no_keyring(
        self, start: Start, monkeypatch: pytest.MonkeyPatch, number: int, said: str
    ) -> None:
        backend = GoodKeyring()
        start.keep(backend)
        monkeypatch.setattr(start.disk, "make_private", _refuse(number))
        opened = start.open(backend)
        (notice,) = opened.notices
        assert notice.code == "folder-not-written"
        assert said in words.sentence(notice)
        assert str(start.folders.home) in words.sentence(notice)
        assert asyncio.run(opened.vault.read("tokens")) == TOKENS

    def test_a_first_key_that_cannot_be_made_is_no_missing_keyring(
        self, start: Start, monkeypatch: pytest.MonkeyPatch, number: int, said: str
    ) -> None:
        backend = GoodKeyring()
        monkeypatch.setattr(start.disk, "make_private", _refuse(number))
        monkeypatch.setattr(filelock.FileLock, "acquire", _refuse(number))
        (notice,) = start.open(backend).notices
        assert notice.code == "folder-not-written"
        assert said in words.sentence(notice)
        assert not backend.items


def _refuse(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse
