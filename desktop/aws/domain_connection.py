"""The pool's domain over HTTP, by the way of other calls. Everything here blocks: it is for threads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import DEFAULT_TIMEOUTS, Endpoint, Timeouts
from desktop.aws.metadata import date_in
from desktop.core.cognito.domain_calls import read_domain_refusal
from desktop.core.cognito.errors import BlockedError, GarbledError, InvalidInputError
from desktop.core.cognito.replies import Received
from desktop.core.errors import StileError
from desktop.core.foreign_json import read_object

if TYPE_CHECKING:
    from botocore.awsrequest import AWSResponse

    from desktop.core.cognito.calls import AppClient
    from desktop.core.cognito.domain_calls import DomainCall

_OK = 200
_BLOCKED_BY_STATUS = frozenset({403, 405})
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "stile"}


class DomainConnection:
    """One app client at its pool's domain. Errors are returned, not raised; nothing is sent twice."""

    def __init__(self, domain: str, client: AppClient, timeouts: Timeouts = DEFAULT_TIMEOUTS) -> None:
        self._endpoint = Endpoint(urlsplit(domain).hostname or "", domain)
        self._client = client
        self._timeouts = timeouts

    def attempt(self, call: DomainCall) -> Received | StileError:
        """Do the one request."""
        try:
            form = urlencode(call.request(self._client, None), errors="strict")
        except UnicodeEncodeError:
            return InvalidInputError("a value that cannot be written")
        reply = load_boto(lambda: self._posted(call.operation, form.encode()))
        if isinstance(reply, StileError):
            return reply
        request_id = reply.headers.get("x-amz-cf-id")
        if reply.status_code in _BLOCKED_BY_STATUS:
            return BlockedError(f"status {reply.status_code}", request_id=request_id)
        received = _received(call, reply.status_code, reply.content)
        if isinstance(received, StileError):
            return received
        return replace(received, at=date_in({"date": reply.headers.get("Date", "")}), request_id=request_id)

    def _posted(self, path: str, form: bytes) -> AWSResponse | StileError:
        from desktop.aws.plain_http import send_once  # noqa: PLC0415 - loads botocore, after the trust store

        return send_once(self._endpoint, self._timeouts, "POST", f"/{path}", head=_FORM, body=form)


def _received(call: DomainCall, status: int, body: bytes) -> Received | StileError:
    try:
        told = read_object(body)
    except ValueError:
        told = {}
    if status != _OK:
        return read_domain_refusal(told, status)
    try:
        return Received(call.read(told))
    except GarbledError as error:
        return GarbledError(error.detail)
