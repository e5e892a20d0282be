"""The user pool over HTTP: core.cognito.pool.Pool by boto3."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.metadata import Metadata
from desktop.core.cognito.errors import (
    GarbledError,
    NoReplyError,
)
from desktop.core.cognito.replies import Received, Result, session_of
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.aws.unsigned_client import UnsignedClient
    from desktop.core.cognito.calls import AppClient, Call
    from desktop.core.secret import Secret
    from desktop.core.worker import Worker

_SERVICE = "cognito-idp"
_LOADING = 30.0


class CognitoPool:
    """One app client of one user pool. Nothing is loaded or sent before the first call or `warm`."""

    def __init__(
        self,
        region: str,
        endpoint_url: str | None,
        client: AppClient,
        worker: Worker,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
    ) -> None:
        self._endpoint = Endpoint(region, endpoint_url)
        self._app_client = client
        self._worker = worker
        self._timeouts = timeouts
        self._connecting = threading.Lock()
        self._connected: UnsignedClient | None = None

    async def warm(self) -> None:
        """Load boto3 and make the client, so that the first call need not wait for it.

        Says nothing if that fails; the next call will.
        """
        with contextlib.suppress(TimeoutError):
            await self._worker.run(self.connect, _LOADING)

    async def send(self, call: Call, session: Secret | None) -> Received:
        """Send one call exactly once; see core.cognito.pool.Pool.

        If the task is cancelled or the deadline passes, the thread finishes its request alone.
        """
        if self._connected is None:
            await self.warm()
        outcome = await self._outcome(partial(self.attempt, call, session))
        if isinstance(outcome, StileError):
            raise outcome
        return outcome

    async def _outcome(self, attempt: Callable[[], Received | StileError]) -> Received | StileError:
        """Return errors instead of raising them: inside a handler they would carry another exception."""
        try:
            return await self._worker.run(attempt, self._timeouts.deadline)
        except TimeoutError:
            return NoReplyError("deadline")

    def attempt(self, call: Call, session: Secret | None) -> Received | StileError:
        """Do the one request; blocks, so it runs in a worker's thread."""
        client = self.connect()
        if isinstance(client, StileError):
            return client
        reply = client.call(call.operation, call.request(self._app_client, session))
        return reply if isinstance(reply, StileError) else _received(call, reply)

    def connect(self) -> UnsignedClient | StileError:
        """Return the one client of this pool; blocks, so it runs in a worker's thread."""
        with self._connecting:
            if self._connected is None:
                client = _load(self._endpoint, self._timeouts)
                if isinstance(client, StileError):
                    return client
                self._connected = client
            return self._connected


def _load(endpoint: Endpoint, timeouts: Timeouts) -> UnsignedClient | StileError:
    def make() -> UnsignedClient | StileError:
        from desktop.aws.unsigned_client import connect  # noqa: PLC0415 - loads boto3, after the trust store

        return connect(_SERVICE, endpoint, timeouts)

    return load_boto(make)


def _received(call: Call, reply: Mapping[str, Any]) -> Received | StileError:
    """Check the shape; a garbled reply's time is left out, for nobody knows whose clock it is."""
    metadata = Metadata.of(reply)
    try:
        result = _result(call, reply, metadata)
        return Received(result, metadata.at, metadata.request_id, session_of(reply))
    except GarbledError as error:
        return GarbledError(error.detail, request_id=metadata.request_id)


def _result(call: Call, reply: Mapping[str, Any], metadata: Metadata) -> Result:
    if not metadata.from_service:
        raise GarbledError("not a reply of the service")
    return call.read(reply)
