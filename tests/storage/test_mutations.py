"""State files that are not as they were written: no exception, one notice, nobody signed in by them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop.storage.keyring_key import KeyringKey
from desktop.storage.vaults import Vaults
from tests.report import proved
from tests.storage.keyrings import GoodKeyring
from tests.storage.mutations import mutation

if TYPE_CHECKING:
    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders
    from desktop.system.thread_worker import ThreadWorker

TOKENS = {"access": "canary-a-91", "refresh": "canary-r-92"}
NOTICES = {"vault-damaged", "key-changed", "vault-newer"}


@pytest.mark.parametrize(
    "count",
    [400, pytest.param(2_000, marks=pytest.mark.ci), pytest.param(100_000, marks=pytest.mark.night)],
)
def test_each_start_says_one_thing_and_goes_on(
    folders: Folders, disk: Disk, worker: ThreadWorker, count: int
) -> None:
    keyring, chance = GoodKeyring(), random.Random(4711)  # noqa: S311 - not for secrets
    vaults = Vaults(folders, disk, worker, KeyringKey(folders.tag, folders.lock("key"), lambda: keyring))
    file = folders.vault("work", "keyring")
    seen: Counter[str] = Counter()

    async def main() -> None:
        await (await vaults.open("work")).vault.write({"tokens": TOKENS})
        good = file.read_bytes()
        for _ in range(count):
            mutated = mutation(good, chance)
            file.write_bytes(mutated)
            opened = await vaults.open("work")
            assert len(opened.notices) == (mutated != good), mutated
            assert (await opened.vault.read("tokens") is None) == (mutated != good), mutated
            seen.update(notice.code for notice in opened.notices)

    asyncio.run(main())
    assert set(seen) == NOTICES
    assert len(list(file.parent.iterdir())) <= 3
    proved("mutations", files_mutated=count)
