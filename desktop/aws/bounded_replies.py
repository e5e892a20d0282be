"""A reply is read up to a bound, in bytes and in time. Importing this loads botocore.

A server that sends without end, in a body, in chunks or in head lines, would otherwise take the memory of
the whole computer, or a thread for ever: botocore reads all there is before anybody looks at it. The bound
is below HTTP, so nothing that HTTP has gets around it.
"""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botocore.httpsession import URLLib3Session


@dataclass(frozen=True, slots=True)
class ReplyBound:
    """How many bytes a reply may have, and how many seconds it may take."""

    most_bytes: int
    seconds: float


class ReplyTooLongError(Exception):
    """A reply had more bytes, or took more time, than any reply of the service."""


class _BoundedBytes(io.RawIOBase):
    """A connection that may be read so far and, from now on, so long."""

    def __init__(self, connection: Any, bound: ReplyBound) -> None:  # noqa: ANN401 - a SocketIO
        super().__init__()
        self._connection = connection
        self._left = bound.most_bytes
        self._until = time.monotonic() + bound.seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - as declared
        if self._left < 0 or time.monotonic() > self._until:
            raise ReplyTooLongError
        count: int | None = self._connection.readinto(buffer)
        self._left -= count or 0
        return count

    def close(self) -> None:
        self._connection.close()
        super().close()


def bound_replies(session: URLLib3Session, bound: ReplyBound) -> None:
    """Let a session read each reply up to a bound.

    botocore makes its connections by these classes, and has no setting for any of it.
    """
    kinds: dict[str, Any] = session._pool_classes_by_scheme  # type: ignore[attr-defined]  # noqa: SLF001
    kinds.update({scheme: _bounded(pool, bound) for scheme, pool in kinds.items()})


def _bounded(pool: Any, bound: ReplyBound) -> Any:  # noqa: ANN401 - a class of urllib3's
    """Return a class of connection pools whose replies are bounded."""

    class BoundedResponse(HTTPResponse):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as HTTPResponse's
            super().__init__(*arguments, **options)
            self.fp = io.BufferedReader(_BoundedBytes(self.fp.detach(), bound))

    connection = type("BoundedConnection", (pool.ConnectionCls,), {"response_class": BoundedResponse})
    return type("BoundedPool", (pool,), {"ConnectionCls": connection})
