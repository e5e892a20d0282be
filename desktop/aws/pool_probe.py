"""A pool as anybody sees it: profiles.outside.Outside by the connection that sign-ins use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.aws.endpoint import Endpoint
from desktop.aws.pool_connection import PoolConnection
from desktop.core.cognito.errors import (
    GarbledError,
    UnknownClientError,
)
from desktop.core.cognito.regions import USUAL, EndpointVariant
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from desktop.core.cognito.calls import AppClient, Call
    from desktop.core.cognito.replies import Received

_OK = 200
_NO_SUCH_POOL = frozenset({400, 404})


class CognitoProbe:
    """Asks one pool without credentials. Everything blocks: it is for the threads of checks."""

    def __init__(
        self,
        pool_id: str,
        region: str,
        endpoint_url: str | None,
        client: AppClient,
        variant: EndpointVariant = USUAL,
    ) -> None:
        self._pool_id = pool_id
        self._connection = PoolConnection(Endpoint(region, endpoint_url, variant), client)

    def ask(self, call: Call) -> Received | StileError:
        """Send an unsigned call once."""
        return self._connection.attempt(call, None)

    def count_keys(self) -> int | StileError:
        """Return how many keys are in the pool's key set; UnknownClientError if there is no such pool."""
        reply = self._connection.key_set(self._pool_id)
        if isinstance(reply, StileError):
            return reply
        status, body = reply
        if status in _NO_SUCH_POOL:
            return UnknownClientError(f"status {status}")
        return _count(status, body)


def _count(status: int, body: bytes) -> int | StileError:
    try:
        keys: Any = json.loads(body)["keys"]
        return len(keys) if status == _OK else GarbledError(f"status {status}")
    except (ValueError, KeyError, TypeError, RecursionError):
        return GarbledError(f"status {status} without a key set")
