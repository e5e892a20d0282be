"""The inbox: every mail and text the pools sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Medium(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """One mail or text; an invitation has a password and no code."""

    at: datetime
    username: str
    to: str
    medium: Medium
    body: str = field(repr=False)
    code: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)


class Inbox:
    """All messages, oldest first."""

    def __init__(self) -> None:
        self._messages: list[InboxMessage] = []
        self._lock = threading.Lock()

    def deliver(self, message: InboxMessage) -> None:
        """Keep a message."""
        with self._lock:
            self._messages.append(message)

    def messages(self, username: str | None, after: datetime | None) -> list[InboxMessage]:
        """Return the messages to a user, or to all, that came later than a time."""
        with self._lock:
            return [
                message
                for message in self._messages
                if username in {None, message.username} and (after is None or message.at > after)
            ]
