"""The practice pool's inbox, read like a person reads mail: the newest message is the one that counts."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from desktop.conversation.view import NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAUSE = 0.1


class PracticeInbox(Protocol):
    """What is needed of the practice pool's control address; the calls block for a moment."""

    def inbox(self, username: str | None = None) -> Sequence[Mapping[str, Any]]:
        """Return the messages, oldest first."""
        ...

    def now(self) -> datetime:
        """Return the pool's time."""
        ...


class InboxReader:
    """Waits for messages to one person.

    A message counts if it came after the last answer to another step, since that answer is what caused
    it, and if it was not used before. A conversation that goes on in a new process takes the newest.
    """

    def __init__(self, practice: PracticeInbox, username: str = "", patience: float = 30.0) -> None:
        self._practice = practice
        self._patience = patience
        self._after: datetime | None = None
        self._last_answer: datetime | None = None
        self._used: list[Mapping[str, Any]] = []
        self.username = username

    async def pool_time(self) -> float:
        """Return the pool's time in seconds since 1970."""
        return (await asyncio.to_thread(self._practice.now)).timestamp()

    async def about_to_answer(self) -> None:
        """Take note of the time before an answer: what it causes comes later."""
        self._last_answer = await asyncio.to_thread(self._practice.now)

    def another_step(self) -> None:
        """Take note that the last answer led to another question."""
        self._after = self._last_answer

    async def newest(self, secret: str) -> str:
        """Return the `code` or the `password` of the newest message that has one.

        Raises NoAnswerError if none comes within the patience, in seconds.
        """
        end = time.monotonic() + self._patience
        while time.monotonic() < end:
            for message in reversed(await asyncio.to_thread(self._practice.inbox)):
                if message[secret] and self._counts(message):
                    self._used.append(message)
                    return str(message[secret])
            await asyncio.sleep(_PAUSE)
        raise NoAnswerError("no message came")

    def _counts(self, message: Mapping[str, Any]) -> bool:
        if message in self._used:
            return False
        if self._after is not None and datetime.fromisoformat(message["at"]) < self._after:
            return False
        return not self.username or self.username.casefold() in _names(message)


def _names(message: Mapping[str, Any]) -> set[str]:
    return {str(message[key]).casefold() for key in ("username", "to")}
