"""Identity pools over HTTP: core.cognito.identity_pool.IdentityPool by boto3. Importing this loads no boto3.

No call is signed, and no setting or file of the AWS command line takes part: Stile may be what such a file
names as the source of its credentials, and would call itself.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.metadata import Metadata
from desktop.core.cognito import reply_values as values
from desktop.core.cognito.errors import GarbledError, NoReplyError
from desktop.core.cognito.identity_pool import Login, TemporaryCredentials
from desktop.core.cognito.identity_refusals import read_identity_refusal
from desktop.core.errors import StileError
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.aws.unsigned_client import UnsignedClient
    from desktop.core.worker import Worker

_IDENTITIES, _STS = "cognito-identity", "sts"
_LOADING = 30.0
_SESSION_NAME = "stile"
_YEARS = range(2000, 2100)

Reply = dict[str, Any]


class CognitoIdentityPool:
    """One identity pool and its region's STS. Nothing is loaded or sent before the first call."""

    def __init__(
        self, pool_id: str, endpoint: Endpoint, worker: Worker, timeouts: Timeouts = DEFAULT_TIMEOUTS
    ) -> None:
        self._pool_id = pool_id
        self._endpoint = endpoint
        self._worker = worker
        self._timeouts = timeouts
        self._connecting = threading.Lock()
        self._clients: dict[str, UnsignedClient] = {}

    async def identify(self, login: Login) -> str:
        """Return the identity's id."""
        reply = await self._call(_IDENTITIES, "GetId", {"IdentityPoolId": self._pool_id, **_logins(login)})
        return values.needed_text(reply, "IdentityId", values.MOST_IN_NAME)

    async def credentials(self, identity: str, login: Login, role: str) -> TemporaryCredentials:
        """Return credentials by the enhanced flow."""
        chosen = {"CustomRoleArn": role} if role else {}
        request = {"IdentityId": identity, **_logins(login), **chosen}
        reply = await self._call(_IDENTITIES, "GetCredentialsForIdentity", request)
        return _read_credentials(reply, "SecretKey")

    async def open_id_token(self, identity: str, login: Login) -> Secret:
        """Return a token for `assume`."""
        reply = await self._call(_IDENTITIES, "GetOpenIdToken", {"IdentityId": identity, **_logins(login)})
        return Secret(values.needed_text(reply, "Token", values.MOST_IN_TOKEN))

    async def assume(self, role: str, token: Secret) -> TemporaryCredentials:
        """Return credentials by the basic flow."""
        request = {"RoleArn": role, "RoleSessionName": _SESSION_NAME, "WebIdentityToken": token.reveal()}
        reply = await self._call(_STS, "AssumeRoleWithWebIdentity", request)
        return _read_credentials(reply, "SecretAccessKey")

    async def _call(self, service: str, operation: str, request: Mapping[str, Any]) -> Reply:
        outcome = await self._outcome(service, operation, request)
        if isinstance(outcome, StileError):
            raise outcome
        return outcome

    async def _outcome(self, service: str, operation: str, request: Mapping[str, Any]) -> Reply | StileError:
        """Return errors instead of raising them: inside a handler they would carry another exception."""
        deadline = self._timeouts.deadline + (0 if service in self._clients else _LOADING)
        try:
            return await self._worker.run(partial(self._attempt, service, operation, request), deadline)
        except TimeoutError:
            return NoReplyError("deadline")

    def _attempt(self, service: str, operation: str, request: Mapping[str, Any]) -> Reply | StileError:
        """Do the one request; runs in a worker's thread."""
        client = self._client(service)
        if isinstance(client, StileError):
            return client
        reply = client.call(operation, request)
        if isinstance(reply, StileError) or Metadata.of(reply).from_service:
            return reply
        return GarbledError("not a reply of the service")

    def _client(self, service: str) -> UnsignedClient | StileError:
        with self._connecting:
            if service not in self._clients:
                client = load_boto(partial(self._connect, service))
                if isinstance(client, StileError):
                    return client
                self._clients[service] = client
            return self._clients[service]

    def _connect(self, service: str) -> UnsignedClient | StileError:
        from desktop.aws.unsigned_client import connect  # noqa: PLC0415 - loads boto3, after the trust store

        return connect(service, self._endpoint, self._timeouts, read_identity_refusal)


def _logins(login: Login) -> dict[str, dict[str, str]]:
    return {"Logins": {login.provider: login.token.reveal()}}


def _read_credentials(reply: Reply, secret: str) -> TemporaryCredentials:
    """Read the credentials of a reply; the two services call the secret differently. Raises GarbledError."""
    found = values.structure(reply.get("Credentials"))
    ends = found.get("Expiration")
    if not isinstance(ends, datetime) or ends.tzinfo is None or ends.year not in _YEARS:
        raise GarbledError("Expiration is no time")
    return TemporaryCredentials(
        values.needed_text(found, "AccessKeyId", values.MOST_IN_NAME),
        Secret(values.needed_text(found, secret, values.MOST_IN_NAME)),
        Secret(values.needed_text(found, "SessionToken", values.MOST_IN_TOKEN)),
        ends.astimezone(UTC),
    )
