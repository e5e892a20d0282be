"""Where there is no keyring: memory, and a passphrase for those who want more."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.storage.keys import Key, KeyringLockedError, NoKeyringError
from desktop.storage.passphrase_key import ScryptCost
from desktop.storage.vaults import Vaults
from desktop.wiring.app_context import AppContext
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]


class NoKeyring:
    """A computer without a keyring."""

    def fetch(self) -> Key:
        raise NoKeyringError


class LockedAtFirst:
    """A keyring that its person unlocks later; `asked` is how often it was asked."""

    def __init__(self) -> None:
        self.locked = True
        self.asked = 0

    def fetch(self) -> Key:
        self.asked += 1
        if self.locked:
            raise KeyringLockedError
        return Key(b"k" * 32, "a.keyring")


@pytest.fixture
def with_locked_keyring(walk: Walk) -> tuple[Walk, LockedAtFirst]:
    keys = LockedAtFirst()
    context = walk.context
    context.vaults = Vaults(context.folders, context.platform, context.worker, keys)
    return walk, keys


@pytest.fixture
def walk(app: QApplication, practice: Practice, tmp_path: Path) -> Iterator[Walk]:
    del app
    context = AppContext(tmp_path)
    context.vaults = Vaults(
        context.folders, context.platform, context.worker, NoKeyring(), ScryptCost(log2_n=10, r=8, p=1)
    )
    yield Walk(context, practice.hello)
    context.close()


def test_a_sign_in_is_moved_from_memory_to_a_passphrase_and_unlocked_again(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.says("note", "no working keyring")
            await walk.answer(username=person["username"], password=person["password"])
            await walk.says("store_banner", "no working keyring")
            await walk.click("protect")
            await walk.answer(passphrase="four words of mine", repeat="three words")
            await walk.says("problem", "not the same")
            await walk.answer(repeat="four words of mine")
            await walk.says("kept", "passphrase")
        again = Walk(walk.context, practice.hello)
        async with again.begun():
            await again.answer(passphrase="other words")
            await again.says("problem", "not the passphrase")
            await again.answer(passphrase="four words of mine")
            await again.says("who", person["username"])

    run(story())


def test_one_can_go_on_without_the_passphrase(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.click("protect")
            await walk.click("go_on_without")
            await walk.says("store_banner", "no working keyring")

    run(story())


def test_a_keyring_that_was_locked_is_asked_again_when_the_person_wants(
    with_locked_keyring: tuple[Walk, LockedAtFirst], practice: Practice, run: Run
) -> None:
    walk, keys = with_locked_keyring
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.says("note", "keyring is locked")
            assert keys.asked == 1, "one start waits once"
            await walk.answer(username=person["username"], password=person["password"])
            await walk.says("store_banner", "keyring is locked")
            await walk.click("try_keyring")
            while keys.asked < 2:  # noqa: ASYNC110 - a thread counts
                await asyncio.sleep(0.01)
            await walk.says("store_banner", "keyring is locked")
            keys.locked = False
            await walk.click("try_keyring")
            await walk.says("kept", "opened by its keyring")
            assert keys.asked == 3

    run(story())
