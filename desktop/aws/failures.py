"""What boto3 raises, read into the typed errors of the core. Importing this loads botocore."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, Any, Protocol

from botocore import exceptions as boto
from urllib3.exceptions import NameResolutionError
from urllib3.util.ssl_match_hostname import CertificateError

from desktop.aws.bounded_replies import ReplyTooLongError
from desktop.aws.metadata import Metadata, blocked_by_firewall
from desktop.aws.proxies import masked
from desktop.core.cognito.errors import (
    BlockedError,
    GarbledError,
    InvalidInputError,
    NameNotFoundError,
    NoReplyError,
    NotReachedError,
    NotTrustedError,
    ProxyInTheWayError,
    ProxyNameError,
)
from desktop.core.cognito.refusals import read_refusal
from desktop.core.cognito.reply_values import MOST_IN_NAME, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from desktop.core.errors import StileError

_NEVER_CONNECTED = (
    boto.EndpointConnectionError,
    boto.ConnectTimeoutError,
    boto.ProxyConnectionError,
)
_SAID_BY_STATUS = frozenset({407, 429})
_BLOCKED_BY_STATUS = frozenset({403, 405})
"""What a firewall before the pool says with a page or a puzzle; Cognito itself names what it refuses."""
_SERVER_ERROR = 500
_LOG_IN_FIRST = 511
"""Network Authentication Required: said by a network that wants something first, never by the service."""
_OF_CERTIFICATES = frozenset({"CERTIFICATE_VERIFY_FAILED", "NO_CERTIFICATE_OR_CRL_FOUND", "NO_START_LINE"})
_UNREADABLE = (FileNotFoundError, PermissionError, IsADirectoryError)
"""Raised while TLS is set up: the list of certificates that the environment names is none."""
_HANDSHAKE_REASONS = frozenset(
    {
        "CERTIFICATE_VERIFY_FAILED",
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "NO_PROTOCOLS_AVAILABLE",
        "UNSUPPORTED_PROTOCOL",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "TLSV1_ALERT_INTERNAL_ERROR",
        "TLSV1_UNRECOGNIZED_NAME",
    }
)


class ReadRefusal(Protocol):
    """Reads what a service refuses."""

    def __call__(
        self, name: str, text: str, status: int, *, request_id: str | None = None, at: datetime | None = None
    ) -> StileError:
        """Return the typed error for an exception's name, its text and the HTTP status."""
        ...


def read_failure(error: Exception, refusal: ReadRefusal = read_refusal) -> StileError:
    """Return the typed error; it holds neither the exception nor its traceback.

    `refusal` reads what the service itself says. Only what certainly happened before the request left is
    NotReachedError. Of a broken connection nobody can tell, so everything else is an unknown outcome.
    """
    if isinstance(error, boto.ClientError):
        return _refusal(error.response, refusal)
    if isinstance(error, boto.ParamValidationError):
        return InvalidInputError("botocore refused a value before sending")  # its text repeats values
    if isinstance(error, _NEVER_CONNECTED) or _never_secured(error):
        return _not_reached(error)(_told(error))
    if isinstance(error, boto.HTTPClientError) and isinstance(error.kwargs.get("error"), ReplyTooLongError):
        return GarbledError("a reply without end")
    if isinstance(error, boto.BotoCoreError):
        return NoReplyError(type(error).__name__)
    return GarbledError(type(error).__name__)


def _told(error: Exception) -> str:
    """Return what is told of a connection that never stood; of a proxy, which one."""
    proxy = error.kwargs.get("proxy_url") if isinstance(error, boto.ProxyConnectionError) else None
    return masked(proxy) if isinstance(proxy, str) else str(error)


def _not_reached(error: Exception) -> type[NotReachedError]:
    """Tell why there was no connection, where what botocore raised says it."""
    causes = tuple(_causes(error))
    if isinstance(error, boto.ProxyConnectionError):
        return ProxyNameError if any(map(_is_about_a_name, causes)) else ProxyInTheWayError
    if any(map(_is_about_certificates, causes)):
        return NotTrustedError
    if any(map(_is_about_a_name, causes)):
        return NameNotFoundError
    return NotReachedError


def _is_about_a_name(cause: BaseException) -> bool:
    return isinstance(cause, (socket.gaierror, NameResolutionError))


def _refusal(response: Mapping[str, Any], refusal: ReadRefusal) -> StileError:
    """Read an error reply; one without a name comes from something between Stile and the pool."""
    error, metadata = response.get("Error", {}), Metadata.of(response)
    name, text = shown_text(error.get("Code"), MOST_IN_NAME), shown_text(error.get("Message"))
    if metadata.firewall is not None:
        return blocked_by_firewall(metadata)
    if name and not name.isdigit():
        return refusal(name, text, metadata.status, request_id=metadata.request_id, at=metadata.at)
    if metadata.status in _BLOCKED_BY_STATUS:
        told = "a page" if "<" in text else text
        return BlockedError(f"status {metadata.status}: {told}", request_id=metadata.request_id)
    by_status = metadata.status in _SAID_BY_STATUS or metadata.status >= _SERVER_ERROR
    if by_status and metadata.status != _LOG_IN_FIRST:
        return read_refusal(name, "", metadata.status, request_id=metadata.request_id)
    return GarbledError(f"status {metadata.status} without a name", request_id=metadata.request_id)


def _never_secured(error: Exception) -> bool:
    """Say whether TLS never stood. A connection cut later is an SSLError to botocore as well."""
    return isinstance(error, boto.SSLError) and any(map(_ends_a_handshake, _causes(error)))


def _ends_a_handshake(cause: BaseException) -> bool:
    if isinstance(cause, ssl.SSLError) and cause.reason in _HANDSHAKE_REASONS:
        return True
    return _is_about_certificates(cause)


def _is_about_certificates(cause: BaseException) -> bool:
    """Say whether a certificate was not trusted, or the list of those that are cannot be read."""
    if isinstance(cause, (ssl.SSLCertVerificationError, CertificateError)):
        return True
    if isinstance(cause, ssl.SSLError):
        return cause.reason in _OF_CERTIFICATES
    return isinstance(cause, _UNREADABLE)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
