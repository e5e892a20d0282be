"""Waiting for what a person does, so that going from scene to scene reads as straight lines."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtCore import SignalInstance

T = TypeVar("T")


class GaveUpError(Exception):
    """The person did not want to wait any longer."""


async def first_of(**signals: SignalInstance) -> tuple[str, tuple[Any, ...]]:
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
            QObject.disconnect(link)  # by the link itself, for who sends the signal may be gone by now


async def unless(stop: SignalInstance, work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; end it and raise GaveUpError if the signal comes first."""
    task = asyncio.ensure_future(work)
    given_up = False

    def give_up() -> None:
        nonlocal given_up
        given_up = True
        task.cancel()

    link = stop.connect(give_up)
    try:
        return await task
    except asyncio.CancelledError:
        if given_up:
            raise GaveUpError from None
        raise
    finally:
        QObject.disconnect(link)
