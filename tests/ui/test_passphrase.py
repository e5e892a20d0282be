"""Where there is no keyring: memory, and a passphrase for those who want more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop import compose
from desktop.keep.keys import Key, NoKeyringError
from desktop.keep.passphrase_key import Scrypt
from desktop.keep.vaults import Vaults
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


@pytest.fixture
def walk(
    app: QApplication, practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Walk]:
    del app
    compose.practise_in(tmp_path)
    cheap = Vaults(
        compose.folders(), compose.platform(), compose.worker(), NoKeyring(), Scrypt(log2_n=10, r=8, p=1)
    )
    monkeypatch.setattr(compose, "vaults", lambda: cheap)
    yield Walk(practice.hello)
    compose._Practice.home = None
    compose.folders.cache_clear()


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
        again = Walk(practice.hello)
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
        async with walk.begun():
            await walk.answer(username=person["username"], password=person["password"])
            await walk.click("protect")
            await walk.click("go_on_without")
            await walk.says("store_banner", "no working keyring")

    run(story())
