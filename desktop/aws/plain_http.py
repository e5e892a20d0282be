"""One plain request by the way that calls take: the same certificates, proxies, bounds. Loads botocore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

from desktop.aws.bounded_replies import ReplyBound, bound_replies
from desktop.aws.endpoint import named_bundle
from desktop.aws.failures import read_failure
from desktop.aws.proxies import proxies_for
from desktop.core.cognito.errors import NotReachedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.awsrequest import AWSResponse

    from desktop.aws.endpoint import Endpoint, Timeouts
    from desktop.core.errors import StileError

MOST_BYTES = 1_000_000
"""Of one reply: tokens with many claims are a tenth of it."""


def reply_bound(timeouts: Timeouts) -> ReplyBound:
    """Return how much of a reply is read."""
    return ReplyBound(MOST_BYTES, timeouts.deadline)


def send_once(  # noqa: PLR0913 - what a request has
    endpoint: Endpoint,
    timeouts: Timeouts,
    method: str,
    path: str,
    *,
    head: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> AWSResponse | StileError:
    """Send one request to an endpoint, and follow no redirect."""
    url = f"{endpoint.pools_address}{path}"
    try:
        proxies = {} if endpoint.is_local else proxies_for(url)
    except NotReachedError as error:
        return error.with_traceback(None)  # it would hold on to the body
    bundle: Any = named_bundle() or True  # the stubs know neither a file
    waits: Any = (timeouts.connect, timeouts.read)  # nor two numbers
    session = URLLib3Session(bundle, proxies, waits, max_pool_connections=1)
    bound_replies(session, reply_bound(timeouts))
    try:
        return session.send(AWSRequest(method, url, dict(head or {}), body).prepare())
    except Exception as error:  # noqa: BLE001 - whatever botocore raises becomes a typed error
        return read_failure(error)
    finally:
        session.close()
