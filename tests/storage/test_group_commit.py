from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.storage.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Sequence


class Slow:
    """A disk that takes its time; what it was given, write by write."""

    def __init__(self) -> None:
        self.writes: list[list[int]] = []
        self.fails = False

    async def write(self, items: Sequence[int]) -> None:
        await asyncio.sleep(0.01)
        if self.fails:
            raise OSError("full")
        self.writes.append(list(items))


def test_what_waits_at_the_same_time_is_one_write_in_its_order() -> None:
    async def main() -> None:
        disk = Slow()
        commit = GroupCommit(disk.write)
        await asyncio.gather(*(commit.add(n) for n in range(100)))
        assert [n for write in disk.writes for n in write] == list(range(100))
        assert len(disk.writes) <= 2

    asyncio.run(main())


def test_a_caller_is_told_only_when_it_is_written() -> None:
    async def main() -> None:
        disk = Slow()
        commit = GroupCommit(disk.write)
        first = asyncio.create_task(commit.add(1, 2))
        await asyncio.sleep(0.005)
        await commit.add(3)
        assert first.done()
        assert disk.writes == [[1, 2], [3]]

    asyncio.run(main())


def test_a_write_that_fails_is_told_to_all_who_waited_for_it_and_the_next_one_is_tried() -> None:
    async def main() -> None:
        disk = Slow()
        commit = GroupCommit(disk.write)
        disk.fails = True
        told = await asyncio.gather(commit.add(1), commit.add(2), return_exceptions=True)
        assert [type(each) for each in told] == [OSError, OSError]
        disk.fails = False
        await commit.add(3)
        assert disk.writes == [[3]]

    asyncio.run(main())


def test_a_caller_who_gives_up_waiting_does_not_hold_up_the_others() -> None:
    async def main() -> None:
        disk = Slow()
        commit = GroupCommit(disk.write)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(commit.add(1), 0.001)
        await commit.add(2)
        assert disk.writes == [[1], [2]]

    asyncio.run(main())
