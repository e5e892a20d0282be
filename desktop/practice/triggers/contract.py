"""What a pool's triggers are: three handlers that take and return Lambda's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

Event = dict[str, Any]
"""An event in Lambda's own shape: `request` is read, `response` is filled in."""


class Context(Protocol):
    """What a handler may do besides answering; in Lambda it would use other services for it."""

    def send_code(self, code: str) -> None:
        """Send a code to the user."""


Handler = Callable[[Event, Context], Event]


@dataclass(frozen=True, slots=True)
class Triggers:
    """The handlers of one pool."""

    define: Handler
    create: Handler
    verify: Handler
