"""One plain page of the web by the way that calls take: the same certificates, the same proxy."""

from __future__ import annotations

from typing import Any

from desktop.aws.boto_loading import load_boto
from desktop.core.cognito.errors import NotReachedError

_WAITS = (5.0, 10.0)
"""Seconds for a connection, and for each part of the reply."""
_FOUND = 200


def read_page(url: str, most: int) -> bytes:
    """Return a page of at most so many bytes. No redirect is followed; nothing but the address is sent.

    Raises NotReachedError with the reason.
    """
    try:
        return load_boto(lambda: _read(url, most))
    except NotReachedError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever botocore and urllib3 raise
        raise NotReachedError(type(error).__name__) from None


def _read(url: str, most: int) -> bytes:
    from botocore.awsrequest import AWSRequest  # noqa: PLC0415 - loads boto3's half
    from botocore.httpsession import URLLib3Session  # noqa: PLC0415

    from desktop.aws.endpoint import named_bundle  # noqa: PLC0415
    from desktop.aws.proxies import proxies_for  # noqa: PLC0415

    bundle: Any = named_bundle() or True  # the stubs know neither a file
    waits: Any = _WAITS  # nor two numbers
    session = URLLib3Session(bundle, proxies_for(url), waits, max_pool_connections=1)
    headers = {"User-Agent": "stile", "Accept-Encoding": "identity"}
    try:
        reply = session.send(AWSRequest("GET", url, headers, stream_output=True).prepare())
        page: bytes = reply.raw.read(most + 1)
    finally:
        session.close()
    if reply.status_code != _FOUND:
        raise NotReachedError(f"HTTP {reply.status_code}")
    if len(page) > most:
        raise NotReachedError("the page is too large")
    return page
