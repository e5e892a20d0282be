"""boto3's client for operations that need no AWS credentials. Importing this loads boto3."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore import UNSIGNED
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.httpsession import URLLib3Session
from botocore.utils import get_environ_proxies

from desktop.aws.endpoint import named_bundle
from desktop.aws.failures import read_failure
from desktop.aws.idle import IdleConnections
from desktop.core.errors import NotReachedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.client import BaseClient

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.core.errors import StileError

_NOTHING_OF_THE_COMMAND_LINE = {
    "profile": (None, None, None, None),
    "config_file": (None, None, os.devnull, None),
    "credentials_file": (None, None, os.devnull, None),
}


_NOTHING_OF_THE_ENVIRONMENT: dict[str, Any] = {  # options the type stubs do not know
    "defaults_mode": "legacy",
    "ignore_configured_endpoint_urls": True,
}


class UnsignedClient:
    """One service's client for all threads. It sends what it is given exactly once."""

    def __init__(self, service: str, endpoint: Endpoint, timeouts: Timeouts) -> None:
        self._endpoint = endpoint
        self._timeouts = timeouts
        self._client = _client(service, endpoint, timeouts)
        self._methods = {
            operation: getattr(self._client, method)
            for method, operation in self._client.meta.method_to_api_mapping.items()
        }
        self._connections = IdleConnections(self._client.close, timeouts.keep_alive)

    def call(self, operation: str, request: Mapping[str, Any]) -> dict[str, Any] | StileError:
        """Return the reply with its ResponseMetadata, or the typed error.

        Errors are returned, not raised: a traceback would hold on to the request and its secrets.
        """
        try:
            with self._connections.in_use():
                reply: dict[str, Any] = self._methods[operation](**request)
        except Exception as error:  # noqa: BLE001 - whatever boto3 raises becomes a typed error
            return read_failure(error)
        return reply

    def get(self, path: str) -> tuple[int, bytes] | StileError:
        """Return status and body of a plain page of the service, fetched by the way that calls take."""
        url = f"{self._client.meta.endpoint_url.rstrip('/')}{path}"
        proxies = {} if self._endpoint.is_local else get_environ_proxies(url)
        bundle: Any = named_bundle() or True  # the stubs know neither a file
        waits: Any = (self._timeouts.connect, self._timeouts.read)  # nor two numbers
        session = URLLib3Session(bundle, proxies, waits, max_pool_connections=1)
        try:
            reply = session.send(AWSRequest("GET", url).prepare())
        except Exception as error:  # noqa: BLE001 - as above
            return read_failure(error)
        finally:
            session.close()
        return reply.status_code, reply.content


def connect(service: str, endpoint: Endpoint, timeouts: Timeouts) -> UnsignedClient | StileError:
    """Return a client, or the error if none can be made for this endpoint; nothing is sent."""
    try:
        return UnsignedClient(service, endpoint, timeouts)
    except Exception as error:  # noqa: BLE001 - a broken installation or a malformed region
        return NotReachedError(f"{type(error).__name__}: {error}")


def _client(service: str, endpoint: Endpoint, timeouts: Timeouts) -> BaseClient:
    """Make the client from the profile alone: no file or variable of the AWS command line takes part."""
    core = botocore.session.Session(session_vars=_NOTHING_OF_THE_COMMAND_LINE)
    make = boto3.session.Session(botocore_session=core).client
    client: BaseClient = make(
        service,  # type: ignore[call-overload]  # the stubs list service names as literals
        region_name=endpoint.region,
        endpoint_url=endpoint.url,
        verify=named_bundle() or True,  # botocore stops at a variable that is set to nothing
        config=_config(endpoint, timeouts),
    )
    return client


def _config(endpoint: Endpoint, timeouts: Timeouts) -> Config:
    """Return settings no environment variable can change.

    One attempt: botocore would send an answer three times and spend its session on the first. Legacy
    defaults: the automatic ones ask the instance metadata service.
    """
    config = Config(
        signature_version=UNSIGNED,
        retries={"mode": "standard", "total_max_attempts": 1},
        connect_timeout=timeouts.connect,
        read_timeout=timeouts.read,
        **_NOTHING_OF_THE_ENVIRONMENT,
    )
    if endpoint.url:
        config = config.merge(Config(use_fips_endpoint=False, use_dualstack_endpoint=False))
    return config.merge(Config(proxies={})) if endpoint.is_local else config
