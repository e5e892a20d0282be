from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
import textwrap
import threading
import time
import weakref

import pytest

from desktop.system.thread_worker import ThreadWorker, WorkEndedError


def test_work_runs_off_the_event_loops_thread() -> None:
    async def main() -> int:
        return await ThreadWorker().run(threading.get_ident, deadline=5)

    assert asyncio.run(main()) != threading.get_ident()


def test_an_exception_of_the_work_reaches_the_one_who_waits() -> None:
    def work() -> None:
        raise KeyError("lost")

    async def main() -> None:
        await ThreadWorker().run(work, deadline=5)

    with pytest.raises(KeyError, match="lost"):
        asyncio.run(main())


@pytest.mark.parametrize("end", [SystemExit, StopIteration, GeneratorExit, KeyboardInterrupt])
def test_work_that_ends_its_thread_neither_hangs_nor_stops_the_loop(end: type[BaseException]) -> None:
    def work() -> None:
        raise end

    async def main() -> str:
        worker = ThreadWorker()
        with pytest.raises(WorkEndedError, match=end.__name__):
            await worker.run(work, deadline=5)
        return await worker.run(lambda: "still here", deadline=5)

    assert asyncio.run(main()) == "still here"


def test_a_deadline_is_kept_and_work_behind_it_is_not_delayed() -> None:
    release = threading.Event()

    async def main() -> float:
        worker = ThreadWorker()
        for _ in range(20):
            with pytest.raises(TimeoutError):
                await worker.run(release.wait, deadline=0.01)
        begun = time.monotonic()
        await worker.run(lambda: None, deadline=5)
        return time.monotonic() - begun

    try:
        assert asyncio.run(main()) < 0.5
    finally:
        release.set()


def test_a_thread_that_is_done_does_the_next_work_too() -> None:
    async def main() -> None:
        worker = ThreadWorker()
        once, twice = [await worker.run(threading.get_ident, deadline=5) for _ in range(2)]
        assert once == twice
        begun = threading.active_count()
        at_once = await asyncio.gather(*(worker.run(lambda: time.sleep(0.05), deadline=5) for _ in range(9)))
        assert len(at_once) == 9
        assert threading.active_count() <= begun + 9
        assert worker.shutdown()
        assert threading.active_count() < begun + 1

    asyncio.run(main())


def test_a_thread_ends_when_nothing_came_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.system.thread_worker._LINGER", 0.02)

    async def main() -> None:
        worker = ThreadWorker()
        for _ in range(30):  # some of it comes in the very moment in which the thread would end
            await worker.run(lambda: None, deadline=5)
            await asyncio.sleep(0.0195)
        await asyncio.sleep(0.1)
        assert not [thread for thread in threading.enumerate() if thread in worker._threads]

    asyncio.run(main())


def test_a_thread_that_waits_holds_on_to_nothing_of_its_last_work() -> None:
    class Held:
        def __call__(self) -> None:
            return None

    async def main() -> None:
        worker, work = ThreadWorker(), Held()
        await worker.run(work, deadline=5)
        held = weakref.ref(work)
        del work
        await asyncio.sleep(0.02)
        gc.collect()
        assert held() is None

    asyncio.run(main())


def test_work_that_ends_after_its_loop_is_closed_disturbs_nobody() -> None:
    release = threading.Event()
    worker = ThreadWorker()

    async def main() -> None:
        with pytest.raises(TimeoutError):
            await worker.run(release.wait, deadline=0.01)

    asyncio.run(main())
    release.set()
    assert worker.shutdown()


def test_shutting_down_waits_for_work_that_ends_soon_and_takes_no_more() -> None:
    done: list[str] = []

    def work() -> None:
        time.sleep(0.2)
        done.append("written")

    async def main() -> None:
        worker = ThreadWorker()
        task = asyncio.create_task(worker.run(work, deadline=5))
        await asyncio.sleep(0.01)
        assert worker.shutdown()
        await task
        with pytest.raises(RuntimeError, match="shut down"):
            await worker.run(work, deadline=5)

    asyncio.run(main())
    assert done == ["written"]


def test_a_call_that_hangs_does_not_hold_up_the_end_of_the_program() -> None:
    program = textwrap.dedent("""
        import asyncio, time
        from desktop.system.thread_worker import ThreadWorker

        worker = ThreadWorker()

        async def main():
            try:
                await worker.run(lambda: time.sleep(60), deadline=0.1)
            except TimeoutError:
                print("waited", flush=True)

        asyncio.run(main())
        worker.shutdown(grace=0.2)
    """)
    begun = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "waited\n"
    assert time.monotonic() - begun < 2


def test_what_the_work_holds_shows_in_no_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = "canary-5d1f0c"
    monkeypatch.setattr(logging.getLogger("asyncio"), "disabled", False)  # another tool may have done that

    async def main() -> None:
        asyncio.get_running_loop().set_debug(True)
        asyncio.get_running_loop().slow_callback_duration = 0.0
        assert await ThreadWorker().run(lambda: canary, deadline=5) == canary

    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, logger="asyncio"):
        asyncio.run(main())
    assert caplog.records
    assert canary not in caplog.text
