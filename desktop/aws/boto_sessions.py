"""boto3's sessions and signed clients. Importing this loads boto3."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import boto3
import botocore.session
from botocore.exceptions import RefreshWithMFAUnsupportedError
from botocore.utils import parse_timestamp

from desktop.aws.boto_client import BotoClient, client_config
from desktop.aws.bounded_replies import ReplyBound
from desktop.aws.endpoint import named_bundle
from desktop.aws.signed_failures import read_signed_failure
from desktop.aws.unsigned_client import anonymous_session
from desktop.core.admin.callers import AwsProfile
from desktop.core.admin.errors import CredentialsNotNamedError
from desktop.core.cognito.errors import NotReachedError

if TYPE_CHECKING:
    from botocore.client import BaseClient

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.aws.identity import SigningIdentity
    from desktop.core.errors import StileError

_CONNECTIONS = 64
"""Kept open at most: as many as a bulk job has calls under way."""
_MOST_BYTES = 16_000_000
"""Of one reply: sixty people with every attribute at its longest are 6 MB."""

_OF_FILES = ReplyBound(1_000_000_000, 120.0)
"""For S3: the report of a job about very many people."""
_SSO_SETTINGS = frozenset({"sso_session", "sso_start_url", "login_session"})


def connect_signed(
    service: str, endpoint: Endpoint, identity: SigningIdentity, timeouts: Timeouts
) -> BotoClient | StileError:
    """Return a client that signs, or the error if there is nothing to sign with; Cognito is not called.

    Credentials that nobody named, such as those of the environment, sign for AWS alone: whoever else is
    called would get a session token and signatures that were meant for somebody's own work.
    Looking for credentials may call others: an SSO portal, STS for a role, a program of the user's.
    """
    if not (identity.profile or identity.practice or endpoint.is_aws):
        return CredentialsNotNamedError(address=str(endpoint.url))
    read = partial(read_signed_failure, profile=identity.profile)
    try:
        client: BaseClient = _session(identity).client(
            service,  # type: ignore[call-overload]  # the stubs list service names as literals
            region_name=endpoint.region,
            endpoint_url=endpoint.url,
            verify=named_bundle() or True,
            config=client_config(service, endpoint, timeouts, max_pool_connections=_CONNECTIONS),
        )
    except NotReachedError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever botocore finds in the user's files
        return read(error)
    bound = _OF_FILES if service == "s3" else ReplyBound(_MOST_BYTES, timeouts.deadline)
    return BotoClient(client, timeouts, bound, read)


def named_profiles() -> tuple[AwsProfile, ...]:
    """Return the profiles of the AWS configuration files. Raises what botocore raises for a broken file."""
    profiles = botocore.session.Session().full_config.get("profiles", {})
    return tuple(
        AwsProfile(name, str(found.get("region", "")), bool(_SSO_SETTINGS & found.keys()))
        for name, found in sorted(profiles.items())
    )


def _session(identity: SigningIdentity) -> boto3.session.Session:
    core = _of_practice() if identity.practice else _of_person(identity.profile)
    core.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=_moment)
    return boto3.session.Session(botocore_session=core)


def _of_practice() -> botocore.session.Session:
    core = anonymous_session()
    core.set_credentials("practice", "practice")
    return core


def _of_person(profile: str | None) -> botocore.session.Session:
    core = botocore.session.Session(profile=profile)
    roles = core.get_component("credential_provider").get_provider("assume-role")
    roles._prompter = _nobody_to_ask  # noqa: SLF001 - botocore would read the terminal in a worker's thread
    return core


def _moment(value: float | str) -> datetime:
    """Read a time as UTC. botocore reads it in the local zone, by dateutil, for half the cost of a page."""
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, UTC)
    return parse_timestamp(value)


def _nobody_to_ask(_prompt: str) -> NoReturn:
    raise RefreshWithMFAUnsupportedError
