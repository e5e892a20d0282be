"""The one connection to a user pool. Everything here blocks: it is for a worker's threads."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.metadata import Metadata, blocked_by_firewall
from desktop.core.cognito.errors import GarbledError, InvalidInputError, NotReachedError, NotRunningError
from desktop.core.cognito.replies import Received, Result, session_of
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.aws.unsigned_client import UnsignedClient
    from desktop.core.cognito.calls import AppClient, Call
    from desktop.core.secret import Secret

_SERVICE = "cognito-idp"
_KEY_SET = "/.well-known/jwks.json"


class PoolConnection:
    """One app client of one user pool by boto3. Errors are returned, not raised."""

    def __init__(self, endpoint: Endpoint, client: AppClient, timeouts: Timeouts = DEFAULT_TIMEOUTS) -> None:
        self._endpoint = endpoint
        self._app_client = client
        self._timeouts = timeouts
        self._connecting = threading.Lock()
        self._connected: UnsignedClient | None = None

    @property
    def stands(self) -> bool:
        """Say whether boto3 is loaded and its client made."""
        return self._connected is not None

    def attempt(self, call: Call, session: Secret | None) -> Received | StileError:
        """Do the one request."""
        client = self.connect()
        if isinstance(client, StileError):
            return client
        try:
            request = call.request(self._app_client, session)
        except UnicodeEncodeError:  # half a character, from a terminal or a file that is not what it says
            return InvalidInputError("a value that cannot be written")
        reply = client.call(call.operation, request)
        return self._told(reply) if isinstance(reply, StileError) else _received(call, reply)

    def _told(self, error: StileError) -> StileError:
        """Return the error; a service that is on this computer is not looked for in the network."""
        if type(error) is NotReachedError and self._endpoint.is_local:
            return NotRunningError(error.detail)
        return error

    def key_set(self, pool_id: str) -> tuple[int, bytes] | StileError:
        """Return status and body of the page on which a pool publishes its keys."""
        client = self.connect()
        return client if isinstance(client, StileError) else client.get(f"/{pool_id}{_KEY_SET}")

    def connect(self) -> UnsignedClient | StileError:
        """Return the one client of this pool."""
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
    if metadata.firewall is not None:
        return blocked_by_firewall(metadata)
    try:
        result = _result(call, reply, metadata)
        return Received(result, metadata.at, metadata.request_id, session_of(reply))
    except GarbledError as error:
        return GarbledError(error.detail, request_id=metadata.request_id)


def _result(call: Call, reply: Mapping[str, Any], metadata: Metadata) -> Result:
    if not metadata.from_service:
        raise GarbledError("not a reply of the service")
    return call.read(reply)
