"""boto3's client for operations that need no AWS credentials. Importing this loads boto3."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import boto3
import botocore.session
from botocore import UNSIGNED

from desktop.aws.client import Client, certificates, settings
from desktop.aws.failures import read_failure
from desktop.core.errors import NotReachedError

if TYPE_CHECKING:
    from botocore.client import BaseClient

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.core.errors import StileError

_NOTHING_OF_THE_COMMAND_LINE = {
    "profile": (None, None, None, None),
    "config_file": (None, None, os.devnull, None),
    "credentials_file": (None, None, os.devnull, None),
}


def connect(service: str, endpoint: Endpoint, timeouts: Timeouts) -> Client | StileError:
    """Return a client, or the error if none can be made for this endpoint; nothing is sent."""
    try:
        return Client(_client(service, endpoint, timeouts), timeouts.keep_alive, read_failure)
    except Exception as error:  # noqa: BLE001 - a broken installation or a malformed region
        return NotReachedError(f"{type(error).__name__}: {error}")


def session_of_nobody(**keys: str) -> boto3.session.Session:
    """Return a session in which no file or variable of the AWS command line takes part."""
    core = botocore.session.Session(session_vars=_NOTHING_OF_THE_COMMAND_LINE)
    return boto3.session.Session(botocore_session=core, **keys)


def _client(service: str, endpoint: Endpoint, timeouts: Timeouts) -> BaseClient:
    """Make the client from the profile alone."""
    client: BaseClient = session_of_nobody().client(
        service,  # type: ignore[call-overload]  # the stubs list service names as literals
        region_name=endpoint.region,
        endpoint_url=endpoint.url,
        verify=certificates(),
        config=settings(endpoint, timeouts, signature_version=UNSIGNED),
    )
    return client
