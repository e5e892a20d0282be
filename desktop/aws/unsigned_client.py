"""boto3's client for operations that need no AWS credentials. Importing this loads boto3."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore import UNSIGNED
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session
from botocore.utils import get_environ_proxies

from desktop.aws.boto_client import BotoClient, client_config
from desktop.aws.bounded_replies import ReplyBound, bound_replies
from desktop.aws.endpoint import named_bundle
from desktop.aws.failures import read_failure
from desktop.core.cognito.errors import NotReachedError
from desktop.core.cognito.refusals import read_refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.client import BaseClient

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.aws.failures import ReadRefusal
    from desktop.core.errors import StileError

MOST_BYTES = 1_000_000
"""Of one reply: tokens with many claims are a tenth of it."""

_NOTHING_OF_THE_COMMAND_LINE = {
    "profile": (None, None, None, None),
    "config_file": (None, None, os.devnull, None),
    "credentials_file": (None, None, os.devnull, None),
}


class UnsignedClient(BotoClient):
    """One service's client for all threads, without a signature; it fetches plain pages, too."""

    def __init__(
        self,
        service: str,
        endpoint: Endpoint,
        timeouts: Timeouts,
        read: Callable[[Exception], StileError] = read_failure,
    ) -> None:
        super().__init__(_client(service, endpoint, timeouts), timeouts, _bound(timeouts), read)
        self._endpoint = endpoint
        self._timeouts = timeouts

    def get(self, path: str) -> tuple[int, bytes] | StileError:
        """Return status and body of a plain page of the user pools, fetched by the way that calls take."""
        url = f"{self._endpoint.pools_address}{path}"
        proxies = {} if self._endpoint.is_local else get_environ_proxies(url)
        bundle: Any = named_bundle() or True  # the stubs know neither a file
        waits: Any = (self._timeouts.connect, self._timeouts.read)  # nor two numbers
        session = URLLib3Session(bundle, proxies, waits, max_pool_connections=1)
        bound_replies(session, _bound(self._timeouts))
        try:
            reply = session.send(AWSRequest("GET", url).prepare())
        except Exception as error:  # noqa: BLE001 - whatever botocore raises becomes a typed error
            return read_failure(error)
        finally:
            session.close()
        return reply.status_code, reply.content


def _bound(timeouts: Timeouts) -> ReplyBound:
    return ReplyBound(MOST_BYTES, timeouts.deadline)


def connect(
    service: str, endpoint: Endpoint, timeouts: Timeouts, refusal: ReadRefusal = read_refusal
) -> UnsignedClient | StileError:
    """Return a client, or the error if none can be made for this endpoint; nothing is sent."""
    try:
        return UnsignedClient(service, endpoint, timeouts, partial(read_failure, refusal=refusal))
    except Exception as error:  # noqa: BLE001 - a broken installation or a malformed region
        return NotReachedError(f"{type(error).__name__}: {error}")


def anonymous_session() -> botocore.session.Session:
    """Return a session in which no file or variable of the AWS command line takes part."""
    return botocore.session.Session(session_vars=_NOTHING_OF_THE_COMMAND_LINE)


def _client(service: str, endpoint: Endpoint, timeouts: Timeouts) -> BaseClient:
    """Make the client from the profile alone."""
    client: BaseClient = boto3.session.Session(botocore_session=anonymous_session()).client(
        service,  # type: ignore[call-overload]  # the stubs list service names as literals
        region_name=endpoint.region,
        endpoint_url=endpoint.url,
        verify=named_bundle() or True,  # botocore stops at a variable that is set to nothing
        config=client_config(endpoint, timeouts, signature_version=UNSIGNED),
    )
    return client
