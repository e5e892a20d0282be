"""What a reply becomes under a fault."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError
from desktop.practice.wire import ReplyManner, ServedReply, refusal

if TYPE_CHECKING:
    from desktop.practice.faults import Fault

_SILENT = {"close": ReplyManner.CLOSE, "reset": ReplyManner.RESET, "hang": ReplyManner.HANG}
_PORTAL = b"<!doctype html><title>Welcome to the guest network</title><p>Please accept the terms.</p>"
_NEVER_SERVED = ServedReply(HTTPStatus.OK, b'{"ChallengeName":"EMAIL_OTP","ChallengeParameters":{}}')


def faulty_reply(fault: Fault, reply: ServedReply | None) -> ServedReply:
    """Return what is sent instead of a reply; without one the request was never served."""
    good = reply or _NEVER_SERVED
    if fault.do in _SILENT:
        return replace(good, manner=_SILENT[fault.do], seconds=fault.seconds)
    if fault.do == "half":
        return replace(good, manner=ReplyManner.HALF)
    if fault.do == "html-200":
        return ServedReply(HTTPStatus.OK, _PORTAL, "text/html; charset=utf-8")
    if fault.do == "empty-200":
        return replace(good, status=HTTPStatus.OK, body=b"{}")
    if fault.do == "status":
        return ServedReply(fault.status, b"<html><body>Service trouble</body></html>", "text/html")
    return refusal(ServiceError(fault.error, fault.message, status=_status_of(fault.error)))


def _status_of(error: str) -> int:
    return HTTPStatus.INTERNAL_SERVER_ERROR if error == "InternalErrorException" else HTTPStatus.BAD_REQUEST
