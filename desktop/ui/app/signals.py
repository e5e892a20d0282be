"""Waiting for what a person does, so that going from screen to screen reads as sequential code."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtCore import SignalInstance

T = TypeVar("T")


class GaveUpError(Exception):
    """The person wanted something else; `carried` is what the signal that said so carried."""

    def __init__(self, carried: tuple[Any, ...]) -> None:
        super().__init__()
        self.carried = carried


async def first_signal(**signals: SignalInstance) -> tuple[str, tuple[Any, ...]]:
    """Return the name of the first signal that comes, and what it carried."""
    future: asyncio.Future[tuple[str, tuple[Any, ...]]] = asyncio.get_running_loop().create_future()

    def listener(name: str) -> Callable[..., None]:
        def listen(*carried: Any) -> None:  # noqa: ANN401 - signals carry anything
            if not future.done():
                future.set_result((name, carried))

        return listen

    links = [signal.connect(listener(name)) for name, signal in signals.items()]
    try:
        return await future
    finally:
        for link in links:
            QObject.disconnect(link)  # by the link itself, for the sender of the signal may be gone by now


async def unless(work: Coroutine[Any, Any, T], *stops: SignalInstance) -> T:
    """Return what the work returns; end it and raise GaveUpError if one of the signals comes first."""
    task = asyncio.ensure_future(work)
    given_up: list[tuple[Any, ...]] = []

    def give_up(*carried: Any) -> None:  # noqa: ANN401 - signals carry anything
        given_up.append(carried)
        task.cancel()

    links = [stop.connect(give_up) for stop in stops]
    try:
        result = await task
    except asyncio.CancelledError:
        if given_up:
            raise GaveUpError(given_up[0]) from None
        raise
    finally:
        for link in links:
            QObject.disconnect(link)
    if given_up:  # the work was done a moment before; what the person wanted is heard all the same
        raise GaveUpError(given_up[0])
    return result
