"""What handlers send: the service's kit for Python as triggers see it, with the practice inbox behind it.

Handlers run as they are deployed, so they import boto3. This stand-in sends mails and texts to the inbox of
the user who signs in, and knows no other service.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from desktop.practice.delivery import deliver
from desktop.practice.state.inbox import InboxMessage, Medium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User

_CODE = re.compile(r"(?<!\d)\d{4,10}(?!\d)")


@dataclass(frozen=True, slots=True)
class HandlerRun:
    """On whose behalf a handler runs; `call` is None where nothing may be sent."""

    call: OperationCall | None
    user: User


_run: ContextVar[HandlerRun] = ContextVar("run")


@contextmanager
def running(run: HandlerRun) -> Iterator[None]:
    """Let what is sent now be sent on behalf of somebody."""
    token = _run.set(run)
    try:
        yield
    finally:
        _run.reset(token)


def send(medium: Medium, to: str, body: str) -> None:
    """Put a message into the inbox; the first number of four to ten digits is its code."""
    run = _run.get()
    if run.call is None:
        raise PermissionError("this trigger does not send")
    found = _CODE.search(body)
    code = found.group() if found else None
    deliver(run.call, run.user, InboxMessage(run.call.now, run.user.username, to, medium, body, code))


def _ses(*, Destination: Mapping[str, Any], Message: Mapping[str, Any], **_: object) -> dict[str, str]:  # noqa: N803
    return _mail(Destination, Message["Body"])


def _ses_v2(*, Destination: Mapping[str, Any], Content: Mapping[str, Any], **_: object) -> dict[str, str]:  # noqa: N803
    return _mail(Destination, Content["Simple"]["Body"])


def _mail(destination: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, str]:
    text = body.get("Text") or body["Html"]
    for address in destination["ToAddresses"]:
        send(Medium.EMAIL, address, text["Data"])
    return {"MessageId": "practice"}


def _sns(*, PhoneNumber: str, Message: str, **_: object) -> dict[str, str]:  # noqa: N803
    send(Medium.SMS, PhoneNumber, Message)
    return {"MessageId": "practice"}


@dataclass(frozen=True, slots=True)
class _Mailer:
    send_email: Callable[..., dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Texter:
    publish: Callable[..., dict[str, str]]


_CLIENTS: dict[str, _Mailer | _Texter] = {
    "ses": _Mailer(_ses),
    "sesv2": _Mailer(_ses_v2),
    "sns": _Texter(_sns),
}


def _client(name: str, *_: object, **__: object) -> _Mailer | _Texter:
    if name not in _CLIENTS:
        raise NotImplementedError(f"the practice pool has no {name} for triggers")
    return _CLIENTS[name]


def boto3_stub() -> ModuleType:
    """Return what `import boto3` gives to a handler."""
    module = ModuleType("boto3")
    vars(module)["client"] = _client
    return module
