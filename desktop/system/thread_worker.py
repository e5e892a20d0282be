"""Threads for blocking work: network, keyring and disk."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_GRACE = 2.0
_LINGER = 10.0
"""Seconds for which an idle thread waits for work."""


class WorkEndedError(RuntimeError):
    """Work left its thread by an exception that would end the event loop: SystemExit and its like."""


class ThreadWorker:
    """A thread for all work there is at a time, so that nothing ever queues behind a keyring that hangs.

    A thread that is done waits a while for the next work: starting one stops the event loop until the new
    thread has had its turn, which takes milliseconds where others are busy. The threads are daemons: a call
    that hangs does not hold up the end of the program. The pools of the standard library join their threads
    at exit, and so would wait for it.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._threads: set[_WorkerThread] = set()
        self._idle: list[_WorkerThread] = []
        self._closed = False

    async def run(self, work: Callable[[], T], deadline: float) -> T:
        """Run blocking work in a thread; TimeoutError after `deadline` seconds (the thread may go on).

        The work is one callable without arguments, so that no log of a loop can show what it holds.
        """
        if self._closed:
            raise RuntimeError("the worker is shut down")
        job = _Job(work)
        self._give(job)
        async with asyncio.timeout(deadline):
            return await job.future

    def shutdown(self, grace: float = _GRACE) -> bool:
        """Take no more work and give the running threads `grace` seconds; True if all have ended."""
        with self._guard:
            self._closed = True
            for thread in self._idle:
                thread.jobs.put(None)
            threads = [thread for thread in self._threads if thread.is_alive()]
        end = time.monotonic() + grace
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _give(self, job: _Job[T]) -> None:
        """Have a thread that waits do the job, or a new one."""
        with self._guard:
            if self._idle:
                self._idle.pop().jobs.put(job)
                return
            thread = _WorkerThread(self._rest, self._next)
            self._threads.add(thread)
        thread.jobs.put(job)
        thread.start()

    def _rest(self, thread: _WorkerThread) -> None:
        """Let a thread have work again, before who waited for its last work can bring some."""
        with self._guard:
            if not self._closed:
                self._idle.append(thread)

    def _next(self, thread: _WorkerThread) -> _Job[Any] | None:
        """Wait for the next job of a thread, None if it is to end; called in that thread."""
        with contextlib.suppress(queue.Empty):
            return thread.jobs.get(timeout=0 if self._closed else _LINGER)
        with self._guard:
            if thread in self._idle:
                self._idle.remove(thread)
            elif not self._closed:
                return thread.jobs.get()  # it was given work in this very moment
            self._threads.discard(thread)
        return None


class _WorkerThread(threading.Thread):
    """A thread that does one job after another."""

    def __init__(
        self, rest: Callable[[_WorkerThread], None], following: Callable[[_WorkerThread], _Job[Any] | None]
    ) -> None:
        super().__init__(name="stile-work", daemon=True)
        self.jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._rest = rest
        self._following = following

    def run(self) -> None:
        """Work until there is nothing more; what a job held is let go before the next one is waited for."""
        job = self.jobs.get()
        while job is not None:
            tell = job.work()
            self._rest(self)
            job.deliver(tell)
            del job, tell
            job = self._following(self)


class _Job(Generic[T]):
    """One piece of work, and the future that waits for it on the loop that asked."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[T] = self._loop.create_future()

    def work(self) -> Callable[[], None]:
        """Do the work, in the thread, and return what tells the future how it went."""
        try:
            return self._succeed(self._work())
        except BaseException as error:  # noqa: BLE001 - a SystemExit must not leave the future waiting
            return self._fail(error)

    def _succeed(self, result: T) -> Callable[[], None]:
        def tell() -> None:
            if not self.future.done():
                self.future.set_result(result)

        return tell

    def _fail(self, error: BaseException) -> Callable[[], None]:
        # A future cannot carry StopIteration, and SystemExit in one would stop the loop.
        plain = isinstance(error, Exception) and not isinstance(error, StopIteration)
        carried = error if plain else WorkEndedError(type(error).__name__)

        def tell() -> None:
            if not self.future.done():
                self.future.set_exception(carried)

        return tell

    def deliver(self, tell: Callable[[], None]) -> None:
        """Have the loop tell the future."""
        try:
            self._loop.call_soon_threadsafe(tell)
        except RuntimeError:
            return  # the loop is closed: nobody waits any more
