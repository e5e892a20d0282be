from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from desktop.storage.lease import FileLease
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import asyncio, sys, time
from pathlib import Path
from desktop.storage.lease import FileLease
from desktop.system.thread_worker import ThreadWorker

async def main():
    lease = FileLease(Path(sys.argv[1]), ThreadWorker())
    print(await lease.acquire(), flush=True)
    time.sleep(60)

asyncio.run(main())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "locks" / "conversation-work.lock"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lease."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_only_one_holds_it(path: Path, worker: ThreadWorker) -> None:
    async def main() -> None:
        mine, yours = FileLease(path, worker), FileLease(path, worker)
        assert await mine.acquire()
        assert not await yours.acquire()
        await mine.release()
        assert await yours.acquire()
        assert not await mine.acquire()

    asyncio.run(main())


def test_leases_on_different_things_do_not_meet(tmp_path: Path, worker: ThreadWorker) -> None:
    async def main() -> None:
        one, other = (FileLease(tmp_path / name, worker) for name in ("a.lock", "b.lock"))
        assert await one.acquire()
        assert await other.acquire()

    asyncio.run(main())


def test_releasing_what_is_not_held_does_nothing(path: Path, worker: ThreadWorker) -> None:
    async def main() -> None:
        mine, yours = FileLease(path, worker), FileLease(path, worker)
        await mine.release()
        assert await mine.acquire()
        await yours.release()
        assert not await yours.acquire()
        await mine.release()
        await mine.release()
        assert await yours.acquire()

    asyncio.run(main())


def test_another_process_keeps_us_out(
    path: Path, worker: ThreadWorker, holder: subprocess.Popen[str]
) -> None:
    assert holder.poll() is None
    assert not asyncio.run(FileLease(path, worker).acquire())


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_it_is_free_as_soon_as_its_holder_is_killed(
    path: Path, worker: ThreadWorker, holder: subprocess.Popen[str]
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert asyncio.run(FileLease(path, worker).acquire())


def test_waiting_takes_it_when_it_gets_free_and_blocks_nobody(path: Path, worker: ThreadWorker) -> None:
    async def main() -> None:
        mine, yours = FileLease(path, worker), FileLease(path, worker)
        assert await mine.acquire()
        waiting = asyncio.create_task(yours.acquire(5))
        await asyncio.sleep(0.1)
        assert not waiting.done()
        await mine.release()
        begun = time.monotonic()
        assert await waiting
        assert time.monotonic() - begun < 1

    asyncio.run(main())


def test_waiting_ends_in_time(path: Path, worker: ThreadWorker) -> None:
    async def main() -> float:
        mine, yours = FileLease(path, worker), FileLease(path, worker)
        assert await mine.acquire()
        begun = time.monotonic()
        assert not await yours.acquire(0.2)
        return time.monotonic() - begun

    assert 0.2 <= asyncio.run(main()) < 1


def test_a_caller_who_stops_waiting_does_not_get_it_later(path: Path) -> None:
    """Also not if the thread that was to take it runs only afterwards."""
    gate = threading.Event()

    class SlowWorker(ThreadWorker):
        async def run(self, work: Any, deadline: float) -> Any:  # noqa: ANN401
            return await super().run(lambda: gate.wait(5) and work(), deadline)

    async def main() -> None:
        impatient = FileLease(path, SlowWorker())
        waiting = asyncio.create_task(impatient.acquire(5))
        await asyncio.sleep(0.02)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        gate.set()
        await asyncio.sleep(0.05)
        assert await FileLease(path, ThreadWorker()).acquire()

    asyncio.run(main())


def test_where_no_lock_file_can_be_made_there_is_nothing_to_protect(
    tmp_path: Path, worker: ThreadWorker
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert asyncio.run(FileLease(tmp_path / "file" / "x.lock", worker).acquire())
