"""boto3's client for operations that need no AWS credentials. Importing this loads boto3."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import boto3
import botocore.session
from botocore import UNSIGNED

from desktop.aws.boto_client import BotoClient, client_config
from desktop.aws.endpoint import named_bundle
from desktop.aws.failures import read_failure
from desktop.aws.plain_http import reply_bound, send_once
from desktop.core.cognito.errors import NotReachedError
from desktop.core.cognito.refusals import read_refusal
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.client import BaseClient

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.aws.failures import ReadRefusal

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
        super().__init__(_client(service, endpoint, timeouts), timeouts, reply_bound(timeouts), read)
        self._endpoint = endpoint
        self._timeouts = timeouts

    def get(self, path: str) -> tuple[int, bytes] | StileError:
        """Return status and body of a plain page of the user pools, fetched by the way that calls take."""
        reply = send_once(self._endpoint, self._timeouts, "GET", path)
        return reply if isinstance(reply, StileError) else (reply.status_code, reply.content)


def connect(
    service: str, endpoint: Endpoint, timeouts: Timeouts, refusal: ReadRefusal = read_refusal
) -> UnsignedClient | StileError:
    """Return a client, or the error if none can be made for this endpoint; nothing is sent."""
    try:
        return UnsignedClient(service, endpoint, timeouts, partial(read_failure, refusal=refusal))
    except NotReachedError as error:
        return error
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
        config=client_config(service, endpoint, timeouts, signature_version=UNSIGNED),
    )
    return client
