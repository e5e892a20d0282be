"""The body of a request: how much of it there is, and the JSON in it."""

from __future__ import annotations

import json
import math
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from email.message import Message
    from io import BufferedIOBase

LARGEST = 1_000_000
"""Bytes: no call of Cognito takes a tenth of it."""

_DEEPEST = 64
_DIGITS = 10
"""Of a length: more are more than anybody sends."""


class UnreadableRequestError(Exception):
    """A request that is not served. With `ends`, nobody knows where the connection's next one begins."""

    def __init__(self, status: int, reason: str, *, ends: bool = False) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.ends = ends


def read_body(head: Message, file: BufferedIOBase) -> bytes:
    """Return a request's body. Raises UnreadableRequestError, and leaves it on the connection then."""
    if "Transfer-Encoding" in head:
        raise UnreadableRequestError(
            HTTPStatus.LENGTH_REQUIRED, "send the body whole, with its Content-Length", ends=True
        )
    lengths = {length.strip() for length in head.get_all("Content-Length", ["0"])}
    length = lengths.pop()
    if lengths or not (length.isascii() and length.isdecimal()):
        raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "Content-Length is no number", ends=True)
    if len(length) > _DIGITS or int(length) > LARGEST:
        raise UnreadableRequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the body is too large", ends=True)
    body = file.read(int(length))
    if len(body) < int(length):
        raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "the body ends too soon", ends=True)
    return body


def read_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object in a body, none being an empty one. Raises UnreadableRequestError."""
    try:
        value = json.loads(body or b"{}", parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "the body is no JSON") from None
    if not isinstance(value, dict):
        raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "the body is no JSON object")
    _check_depth_and_texts(value)
    return value


def _check_depth_and_texts(value: dict[str, Any]) -> None:
    """Refuse what is nested deeper than anything Cognito takes, and halves of characters."""
    layer: list[Any] = [value]
    for _ in range(_DEEPEST):
        texts = [text for text in layer if isinstance(text, str)]
        if not all(map(_is_whole, texts)):
            raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "a text holds half a character")
        layer = [part for outer in layer for part in _parts(outer)]
        if not layer:
            return
    raise UnreadableRequestError(HTTPStatus.BAD_REQUEST, "the body is nested too deeply")


def _parts(value: object) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else []


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is beyond every number")
    return number
