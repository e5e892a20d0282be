"""Signed clients of any AWS service, by one identity. Importing this loads no boto3."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.metadata import Metadata
from desktop.core.admin.admin_call import AdminReply
from desktop.core.cognito.errors import (
    GarbledError,
    NoReplyError,
)
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.model import Shape

    from desktop.aws.boto_client import BotoClient
    from desktop.aws.identity import SigningIdentity
    from desktop.core.worker import Worker

_LOADING = 30.0


class SignedService:
    """One service's signed operations, each sent exactly once. Nothing is loaded before the first call."""

    def __init__(
        self,
        service: str,
        endpoint: Endpoint,
        identity: SigningIdentity,
        worker: Worker,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
    ) -> None:
        self._service = service
        self._endpoint = endpoint
        self._identity = identity
        self._worker = worker
        self._timeouts = timeouts
        self._connecting = threading.Lock()
        self._connected: BotoClient | None = None

    async def call(self, operation: str, request: Mapping[str, Any]) -> AdminReply:
        """Send one call. Raises the typed errors of `core.cognito.errors` and `core.admin.errors`."""
        outcome = await self._outcome(operation, request)
        if isinstance(outcome, StileError):
            raise outcome
        return outcome

    async def _outcome(self, operation: str, request: Mapping[str, Any]) -> AdminReply | StileError:
        """Return errors instead of raising them: inside a handler they would carry another exception."""
        deadline = self._timeouts.deadline + (0 if self._connected else _LOADING)
        try:
            return await self._worker.run(partial(self._attempt, operation, request), deadline)
        except TimeoutError:
            return NoReplyError("deadline")

    def _attempt(self, operation: str, request: Mapping[str, Any]) -> AdminReply | StileError:
        """Do the one request; runs in a worker's thread."""
        client = self._connect()
        if isinstance(client, StileError):
            return client
        reply = client.call(operation, request)
        return reply if isinstance(reply, StileError) else _answer(reply, client.shape_of(operation))

    def _connect(self) -> BotoClient | StileError:
        """Return the one client of this service; runs in a worker's thread."""
        with self._connecting:
            if self._connected is None:
                client = load_boto(self._make)
                if isinstance(client, StileError):
                    return client
                self._connected = client
            return self._connected

    def _make(self) -> BotoClient | StileError:
        from desktop.aws.boto_sessions import connect_signed  # noqa: PLC0415 - loads boto3

        return connect_signed(self._service, self._endpoint, self._identity, self._timeouts)


def _answer(reply: dict[str, Any], shape: Shape | None) -> AdminReply | StileError:
    from desktop.aws.reply_shapes import shaped  # noqa: PLC0415 - loads botocore

    metadata = Metadata.of(reply)
    if not metadata.from_service:
        return GarbledError("not a reply of the service", request_id=metadata.request_id)
    return AdminReply(shaped(shape, reply), metadata.at, metadata.request_id)
