"""Threads for blocking work: network, keyring and disk."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_GRACE = 2.0


class WorkEndedError(RuntimeError):
    """Work left its thread by an exception that would end the event loop: SystemExit and its like."""


class ThreadWorker:
    """A thread for each piece of work, so that nothing ever queues behind a keyring that hangs.

    The threads are daemons: a call that hangs does not hold up the end of the program. The pools of the
    standard library join their threads at exit, and so would wait for it.
    """

    def __init__(self) -> None:
        self._threads: set[threading.Thread] = set()
        self._closed = False

    async def run(self, work: Callable[[], T], deadline: float) -> T:
        """Run blocking work in a thread; TimeoutError after `deadline` seconds (the thread may go on).

        The work is one callable without arguments, so that no log of a loop can show what it holds.
        """
        if self._closed:
            raise RuntimeError("the worker is shut down")
        job = _Job(work, self._threads.discard)
        thread = threading.Thread(target=job, name="stile-work", daemon=True)
        self._threads.add(thread)
        thread.start()
        async with asyncio.timeout(deadline):
            return await job.future

    def shutdown(self, grace: float = _GRACE) -> bool:
        """Take no more work and give the running threads `grace` seconds; True if all have ended."""
        self._closed = True
        end = time.monotonic() + grace
        running = [thread for thread in tuple(self._threads) if thread.is_alive()]
        for thread in running:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in running)


class _Job(Generic[T]):
    """One piece of work, and the future that waits for it on the loop that asked."""

    def __init__(self, work: Callable[[], T], leave: Callable[[threading.Thread], None]) -> None:
        self._work = work
        self._leave = leave
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[T] = self._loop.create_future()

    def __call__(self) -> None:
        """Run in the thread; whatever happens, the future is told."""
        try:
            self._deliver(self._succeed(self._work()))
        except BaseException as error:  # noqa: BLE001 - a SystemExit must not leave the future waiting
            self._deliver(self._fail(error))
        finally:
            self._leave(threading.current_thread())

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

    def _deliver(self, tell: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(tell)
        except RuntimeError:
            return  # the loop is closed: nobody waits any more
