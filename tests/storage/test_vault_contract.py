"""What every vault does, whatever protects it; one body for all of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.secret import Secret
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.passphrase_key import ScryptCost
from desktop.storage.vaults import Vaults
from tests.fixtures.secret_service import needs_secret_service
from tests.storage.keyrings import BrokenKeyring, SmallKeyring

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store, Vault
    from desktop.storage.folders import Folders
    from desktop.storage.keyring_key import Backend
    from desktop.system.thread_worker import ThreadWorker

BIG = {
    "access": "x" * 20_000,
    "refresh": "€" * 2_000,
    "expires_in": 3600,
    "none": None,
    "list": [1, {"a": True}],
}


class Place:
    """A place to keep things, entered again and again as by programs that start and end."""

    def __init__(self, vaults: Vaults, store: Store, *, passphrase: bool = False) -> None:
        self.vaults = vaults
        self.store = store
        self.passphrase = self._typed if passphrase else None

    async def open(self, profile: str = "work") -> Vault:
        return (await self.vaults.open(profile, self.passphrase)).vault

    @staticmethod
    async def _typed(first_time: bool) -> Secret:  # noqa: ARG004, FBT001
        return Secret("correct horse")


PLACES = [
    pytest.param("system", marks=[pytest.mark.keyring, needs_secret_service]),
    "small",
    "passphrase",
    "broken",
]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, folders: Folders, disk: Disk, worker: ThreadWorker) -> Place:
    if request.param == "system":
        request.getfixturevalue("secret_service")
        return Place(Vaults(folders, disk, worker, KeyringKey(folders.tag, folders.lock("key"))), "keyring")
    good: Backend = SmallKeyring() if request.param == "small" else BrokenKeyring()
    keys = KeyringKey(folders.tag, folders.lock("key"), lambda: good)
    vaults = Vaults(folders, disk, worker, keys, ScryptCost(log2_n=10, r=8, p=1))
    if request.param == "passphrase":
        return Place(vaults, "passphrase", passphrase=True)
    return Place(vaults, "keyring" if request.param == "small" else "memory")


def within(place: Place, body: Callable[[Vault], Awaitable[Any]]) -> Any:  # noqa: ANN401
    async def main() -> Any:  # noqa: ANN401
        return await body(await place.open())

    return asyncio.run(main())


def test_it_says_what_protects_it(place: Place) -> None:
    async def body(vault: Vault) -> None:
        assert vault.store == place.store

    within(place, body)


def test_what_was_never_written_is_not_there(place: Place) -> None:
    async def body(vault: Vault) -> None:
        assert await vault.read("tokens") is None

    within(place, body)


def test_a_record_reads_as_it_was_written_however_big(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await vault.write({"tokens": BIG})
        assert await vault.read("tokens") == BIG

    within(place, body)


def test_sections_do_not_touch_each_other(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await vault.write({"tokens": BIG, "conversation": {"step": 1}})
        await vault.write({"conversation": {"step": 2}})
        assert await vault.read("tokens") == BIG
        assert await vault.read("conversation") == {"step": 2}

    within(place, body)


def test_one_write_may_add_and_remove(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await vault.write({"conversation": {"step": 1}})
        await vault.write({"tokens": BIG, "conversation": None, "never there": None})
        assert await vault.read("tokens") == BIG
        assert await vault.read("conversation") is None

    within(place, body)


def test_a_record_is_a_copy(place: Place) -> None:
    async def body(vault: Vault) -> None:
        record = {"list": [1]}
        await vault.write({"tokens": record})
        record["list"].append(2)
        read = await vault.read("tokens")
        assert read == {"list": [1]}
        read["list"].append(3)
        assert await vault.read("tokens") == {"list": [1]}

    within(place, body)


def test_swapping_takes_the_record_that_was_read_and_no_other(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await vault.write({"tokens": BIG})
        assert await vault.swap("tokens", BIG, {"n": 1})
        assert not await vault.swap("tokens", BIG, {"n": 2})
        assert await vault.read("tokens") == {"n": 1}
        assert await vault.swap("tokens", {"n": 1}, None)
        assert not await vault.swap("tokens", {"n": 1}, {"n": 3})
        assert await vault.read("tokens") is None

    within(place, body)


def test_only_one_of_many_swaps_at_once_succeeds(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await vault.write({"tokens": {"n": 0}})
        won = await asyncio.gather(*(vault.swap("tokens", {"n": 0}, {"n": n}) for n in range(1, 9)))
        assert sum(won) == 1
        assert await vault.read("tokens") == {"n": won.index(True) + 1}

    within(place, body)


def test_writes_at_once_to_different_sections_are_all_there(place: Place) -> None:
    async def body(vault: Vault) -> None:
        await asyncio.gather(*(vault.write({f"section {n}": {"n": n}}) for n in range(8)))
        assert [await vault.read(f"section {n}") for n in range(8)] == [{"n": n} for n in range(8)]

    within(place, body)


def test_of_writes_to_one_section_the_last_asked_for_stands(place: Place) -> None:
    async def body(vault: Vault) -> None:
        for _ in range(5):
            await asyncio.gather(*(vault.write({"step": {"n": n}}) for n in range(8)))
            assert await vault.read("step") == {"n": 7}

    within(place, body)


def test_it_outlives_the_program_unless_it_says_otherwise(place: Place) -> None:
    async def first(vault: Vault) -> None:
        await vault.write({"tokens": BIG})

    async def second(vault: Vault) -> Any:  # noqa: ANN401
        return await vault.read("tokens")

    within(place, first)
    assert within(place, second) == (None if place.store == "memory" else BIG)


def test_profiles_do_not_see_each_other(place: Place) -> None:
    async def main() -> None:
        await (await place.open("work")).write({"tokens": BIG})
        assert await (await place.open("home")).read("tokens") is None

    asyncio.run(main())
