"""Security keys as a port: off the event loop, and given up when nobody waits any more."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import TYPE_CHECKING

from desktop.core.sign_in.authenticator import NotTouchedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from desktop.core.sign_in.authenticator import KeyAnswers
    from desktop.core.worker import Worker

    _Ceremony: TypeAlias = Callable[[str, KeyAnswers, Callable[[], object], threading.Event], str]

_PATIENCE = 60.0
"""Seconds to find and touch a key. What the pool allows may be longer than its own session."""


class SecurityKeys:
    """The Authenticator and PasskeyMaker by the keys that are plugged in, or by the system's own dialogs."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        """Have a key sign; see core.sign_in.authenticator.Authenticator."""
        return await self._run(_sign, options, told, touch)

    async def make_credential(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        """Have a key make a passkey; see core.sign_in.authenticator.PasskeyMaker."""
        return await self._run(_make, options, told, touch)

    async def _run(
        self, ceremony: _Ceremony, options: str, told: KeyAnswers, touch: Callable[[], None]
    ) -> str:
        stop, loop = threading.Event(), asyncio.get_running_loop()
        ask_touch = partial(loop.call_soon_threadsafe, touch)
        try:
            return await self._worker.run(partial(ceremony, options, told, ask_touch, stop), _PATIENCE)
        except TimeoutError:
            raise NotTouchedError("nobody touched the key in time") from None
        finally:
            stop.set()


def _sign(options: str, told: KeyAnswers, touch: Callable[[], object], stop: threading.Event) -> str:
    from desktop.system.fido_keys import assertion  # noqa: PLC0415 - loads fido2 when it is needed

    return assertion(options, told, touch, stop)


def _make(options: str, told: KeyAnswers, touch: Callable[[], object], stop: threading.Event) -> str:
    from desktop.system.fido_keys import registration  # noqa: PLC0415 - as above

    return registration(options, told, touch, stop)
