"""The user pool over HTTP: core.cognito.pool.Pool by boto3, and by plain HTTP at its domain."""

from __future__ import annotations

import contextlib
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop.aws.domain_connection import DomainConnection
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.pool_connection import PoolConnection
from desktop.core.cognito.calls import AppClient
from desktop.core.cognito.domain_calls import DomainCall
from desktop.core.cognito.errors import GarbledError, NoReplyError
from desktop.core.cognito.regions import USUAL, EndpointVariant
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret
    from desktop.core.worker import Worker

_LOADING = 30.0


class CognitoPool:
    """One app client of one user pool. Nothing is loaded or sent before the first call or `warm`.

    `domain` is the address of the pool's domain, with its scheme, empty where the profile has none, and
    `domain_client` the app client as that may know it: without a secret unless the secret was given for it.
    """

    def __init__(  # noqa: PLR0913 - which service, for whom, and how
        self,
        region: str,
        endpoint_url: str | None,
        client: AppClient,
        worker: Worker,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
        *,
        variant: EndpointVariant = USUAL,
        domain: str = "",
        domain_client: AppClient | None = None,
    ) -> None:
        self._connection = PoolConnection(Endpoint(region, endpoint_url, variant), client, timeouts)
        self._domain = DomainConnection(domain, domain_client or AppClient(client.id), timeouts)
        self._worker = worker
        self._deadline = timeouts.deadline

    async def warm(self) -> None:
        """Load boto3 and make the client, so that the first call need not wait for it.

        Says nothing if that fails; the next call will.
        """
        with contextlib.suppress(TimeoutError):
            await self._worker.run(self._connection.connect, _LOADING)

    async def send(self, call: Call, session: Secret | None) -> Received:
        """Send one call exactly once; see core.cognito.pool.Pool.

        If the task is cancelled or the deadline passes, the thread finishes its request alone.
        """
        if isinstance(call, DomainCall):
            outcome = await self._outcome(partial(self._domain.attempt, call))
        else:
            if not self._connection.stands:
                await self.warm()
            outcome = await self._outcome(partial(self._connection.attempt, call, session))
        if isinstance(outcome, StileError):
            raise outcome
        return outcome

    async def key_set(self, pool_id: str) -> bytes:
        """Return the pool's published keys; see account.signing_keys.KeySource."""
        if not self._connection.stands:
            await self.warm()
        try:
            page = await self._worker.run(partial(self._connection.key_set, pool_id), self._deadline)
        except TimeoutError:
            raise NoReplyError("deadline") from None
        if isinstance(page, StileError):
            raise page
        status, body = page
        if status != HTTPStatus.OK:
            raise GarbledError(f"no key set: status {status}")
        return body

    async def _outcome(self, attempt: Callable[[], Received | StileError]) -> Received | StileError:
        """Return errors instead of raising them: inside a handler they would carry another exception."""
        try:
            return await self._worker.run(attempt, self._deadline)
        except TimeoutError:
            return NoReplyError("deadline")
