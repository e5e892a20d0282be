"""One service's boto3 client, signed or unsigned. Importing this loads boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.config import Config

from desktop.aws.bounded_replies import ReplyBound, bound_replies
from desktop.aws.idle_connections import IdleConnections
from desktop.aws.proxies import proxies_for
from desktop.core.cognito.errors import GarbledError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from botocore.client import BaseClient
    from botocore.model import Shape

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.core.errors import StileError

_NOTHING_OF_THE_ENVIRONMENT: dict[str, Any] = {  # options the type stubs do not know
    "defaults_mode": "legacy",
    "ignore_configured_endpoint_urls": True,
}


class BotoClient:
    """One service's client for all threads. It sends what it is given exactly once."""

    def __init__(
        self,
        client: BaseClient,
        timeouts: Timeouts,
        bound: ReplyBound,
        read_failure: Callable[[Exception], StileError],
    ) -> None:
        session = client._endpoint.http_session  # type: ignore[attr-defined]  # noqa: SLF001 - it has no other
        bound_replies(session, bound)
        self._client = client
        self._read_failure = read_failure
        self._methods = {
            operation: getattr(client, method)
            for method, operation in client.meta.method_to_api_mapping.items()
        }
        self._connections = IdleConnections(client.close, timeouts.keep_alive)

    def call(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any] | StileError:
        """Return the reply with its ResponseMetadata, or the typed error.

        Errors are returned, not raised: a traceback would hold on to the request and its secrets.
        """
        try:
            with self._connections.in_use():
                reply: dict[str, Any] | None = self._methods[operation](**request)
        except Exception as error:  # noqa: BLE001 - whatever boto3 raises becomes a typed error
            return self._read_failure(error)
        return GarbledError("nothing") if reply is None else reply  # where the body is `null`

    def shape_of(self, operation: str) -> Shape | None:
        """Return what the service's model says of an operation's reply."""
        return self._client.meta.service_model.operation_model(operation).output_shape


def client_config(
    service: str,
    endpoint: Endpoint,
    timeouts: Timeouts,
    **more: Any,  # noqa: ANN401 - as Config's
) -> Config:
    """Return settings no environment variable can change. Raises ProxyInTheWayError.

    One attempt: botocore would send an answer three times and spend its session on the first. Legacy
    defaults: the automatic ones ask the instance metadata service.
    """
    return Config(
        retries={"mode": "standard", "total_max_attempts": 1},
        connect_timeout=timeouts.connect,
        read_timeout=timeouts.read,
        use_fips_endpoint=endpoint.variant.fips,
        use_dualstack_endpoint=endpoint.variant.dualstack,
        proxies={} if endpoint.is_local else proxies_for(endpoint.address_of(service)),
        **_NOTHING_OF_THE_ENVIRONMENT,
        **more,
    )
