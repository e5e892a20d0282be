"""The service's wire format: JSON 1.1 replies, and the ways in which one can go wrong."""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.practice.errors import ServiceError

AMZ_JSON = "application/x-amz-json-1.1"


class ReplyManner(Enum):
    """How a reply travels."""

    WHOLE = auto()
    HALF = auto()
    CLOSE = auto()
    RESET = auto()
    HANG = auto()


@dataclass(frozen=True, slots=True)
class ServedReply:
    """What is sent back, and in which manner; `seconds` limits how long a silence lasts."""

    status: int
    body: bytes = field(repr=False)
    content_type: str = AMZ_JSON
    headers: tuple[tuple[str, str], ...] = ()
    manner: ReplyManner = ReplyManner.WHOLE
    seconds: float = 0.0


def result(output: dict[str, Any]) -> ServedReply:
    """Write a result."""
    return ServedReply(HTTPStatus.OK, _dump(output), headers=(_request_id(),))


def refusal(error: ServiceError) -> ServedReply:
    """Write a typed error, in the body and in the headers."""
    headers = (
        _request_id(),
        ("x-amzn-ErrorType", f"{error.code}:"),
        ("x-amzn-ErrorMessage", _header_text(error.message)),
    )
    body = {"__type": error.code, "message": error.message}
    return ServedReply(error.status, _dump(body), headers=headers)


def _request_id() -> tuple[str, str]:
    return ("x-amzn-RequestId", str(uuid.uuid4()))


def _header_text(text: str) -> str:
    return " ".join(text.split()).encode("ascii", "replace").decode()


def _dump(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":"), default=_plain).encode()


def _plain(value: object) -> float | str:
    if isinstance(value, datetime):
        return round(value.timestamp(), 3)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"cannot be sent: {type(value).__name__}")
