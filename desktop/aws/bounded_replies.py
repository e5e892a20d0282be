"""A reply is read up to a bound, in bytes and in time. Importing this loads botocore.

A server that sends without end, in a body, in chunks or in head lines, would otherwise take the memory of
the whole computer, or a thread for ever: botocore reads all there is before anybody looks at it. The bound
is below HTTP, so nothing that HTTP has gets around it.
"""

from __future__ import annotations

import io
import time
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botocore.httpsession import URLLib3Session


class ReplyTooLongError(Exception):
    """A reply had more bytes, or took more time, than any reply of the service."""


class _BoundedBytes(io.RawIOBase):
    """A connection that may be read so far and so long, in seconds from now."""

    def __init__(self, connection: Any, most: int, seconds: float) -> None:  # noqa: ANN401 - a SocketIO
        super().__init__()
        self._connection = connection
        self._left = most
        self._until = time.monotonic() + seconds

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


def bound_replies(session: URLLib3Session, most: int, seconds: float) -> None:
    """Let a session read at most so many bytes of each reply, for at most so long.

    botocore makes its connections by these classes, and has no setting for any of it.
    """
    kinds = session._pool_classes_by_scheme  # noqa: SLF001 - see above
    kinds.update({scheme: _bounded(pool, most, seconds) for scheme, pool in kinds.items()})


def _bounded(pool: Any, most: int, seconds: float) -> Any:  # noqa: ANN401 - a class of urllib3's
    """Return a class of connection pools whose replies are bounded."""

    class BoundedResponse(HTTPResponse):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as HTTPResponse's
            super().__init__(*arguments, **options)
            self.fp = io.BufferedReader(_BoundedBytes(self.fp.detach(), most, seconds))  # type: ignore[attr-defined]

    connection = type("BoundedConnection", (pool.ConnectionCls,), {"response_class": BoundedResponse})
    return type("BoundedPool", (pool,), {"ConnectionCls": connection})
