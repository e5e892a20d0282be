"""Replies with one odd value: every member of every reply, with every value that JSON lets a pool say.

The members come from botocore's model of the operations that Stile calls, so a member of a newer model is
tried by itself. A value is written as JSON text, not as a Python object: twice the same key, brackets without
end and numbers of a thousand digits are texts that no object makes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StructureShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
_HERE = "@@here@@"
_GONE = ""

ODD_VALUES: dict[str, str] = {
    "absent": _GONE,
    "null": "null",
    "true": "true",
    "false": "false",
    "zero": "0",
    "one": "1",
    "minus one": "-1",
    "fraction": "3600.5",
    "whole fraction": "3600.0",
    "huge": "9" * 400,
    "beyond int": "9" * 5_000,
    "beyond float": "1e999",
    "nan": "NaN",
    "minus infinity": "-Infinity",
    "empty": '""',
    "space": '" "',
    "word": '"word"',
    "number as text": '"3600"',
    "false as text": '"false"',
    "null as text": '"null"',
    "list as text": '"[1, null, {}]"',
    "object as text": '"{\\"rpId\\": 5, \\"challenge\\": []}"',
    "names as text": '"[\\"SOFTWARE_TOKEN_MFA\\", \\"EMAIL_OTP\\", 5, \\"\\", null]"',
    "names": '["SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "userAttributes.name"]',
    "brackets as text": json.dumps("[" * 100_000),
    "half a character": '"a\\ud800b"',
    "control characters": '"a\\u0000\\u001b[31m\\u202eb\\r\\n"',
    "markup": '"<img src=//host/share><b>{} %s {n} &amp;"',
    "negative hexadecimal": '"-ff"',
    "very long": json.dumps("long " * 100_000),
    "list": "[]",
    "list of nothing": "[null, [], {}]",
    "object": "{}",
    "object of nothing": '{"": null, "a": [1], "b": {"c": NaN}}',
    "deep": "[" * 400 + "]" * 400,
    "too deep": "[" * 50_000 + "]" * 50_000,
    "many": "[" + ",".join(f'"{n}"' for n in range(2_000)) + "]",
    "many members": json.dumps({f"member {n}": "x" for n in range(2_000)}),
}
TWICE = "twice"
"""The key a second time, with a number; the last one counts."""

ODD_BODIES: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "list": b"[]",
    "number": b"5",
    "text": b'"text"',
    "half": b'{"Session": "AYABe',
    "brackets": b"[" * 100_000,
    "no text at all": b"\xff\xfe\x00",
    "half a character": b'{"Session": "\\ud800"}',
    "page": b"<html><body>Please log in.</body></html>",
    "endless number": b"9" * 10_000,
}
ODD_HEADERS: dict[str, tuple[str, str]] = {
    "no date": ("Date", ""),
    "date of words": ("Date", "the day before yesterday"),
    "last second": ("Date", "Fri, 31 Dec 9999 23:59:59 GMT"),
    "beyond the last second": ("Date", "Fri, 31 Dec 9999 23:59:59 -1200"),
    "first year": ("Date", "Mon, 01 Jan 0001 00:00:00 +1400"),
    "year without end": ("Date", f"Mon, 01 Jan {'9' * 50} 00:00:00 GMT"),
    "offset without end": ("Date", f"Mon, 02 Mar 2026 12:00:00 +{'9' * 50}"),
    "long id": ("x-amzn-RequestId", "i" * 50_000),
    "empty id": ("x-amzn-RequestId", ""),
    "id of no letters": ("x-amzn-RequestId", "\x1b[31m\x85"),
    "another content": ("Content-Type", "text/html"),
    "no content": ("Content-Type", ""),
    "query error": ("x-amzn-query-error", ";;;"),
    "error type": ("x-amzn-ErrorType", "\x00"),
}


@dataclass(frozen=True)
class Odd:
    """What is odd in a reply to a call: a member, the whole body, a head line, or the status."""

    to: str
    path: Path = ()
    value: str = ""
    body: str = ""
    header: str = ""
    status: int = 200

    def __str__(self) -> str:
        where = ".".join(map(str, self.path)) or self.body or self.header
        return f"{self.to} {where} {self.value} {self.status}".strip()


def odd_replies(to: str, operation: str, sound: Mapping[str, Any]) -> Iterator[Odd]:
    """Return everything that can be odd in the replies to one call, whose sound one is given."""
    for path in members(operation, sound):
        yield from (Odd(to, path, value) for value in (*ODD_VALUES, TWICE))
    yield from (Odd(to, body=name, status=status) for name in ODD_BODIES for status in (200, 400, 503))
    yield from (Odd(to, header=name, status=status) for name in ODD_HEADERS for status in (200, 400))
    for path in (("__type",), ("message",)):
        yield from (Odd(to, path, value, status=400) for value in ODD_VALUES)
    yield from (Odd(to, status=status) for status in (201, 204, 301, 404, 407, 429, 502))


def members(operation: str, sound: Mapping[str, Any]) -> Iterator[Path]:
    """Return where a reply has values, by the model, and by the maps and lists of a sound one."""
    shape = _service().operation_model(operation).output_shape
    if shape is not None:
        yield from _below(shape, sound, ())


def _below(shape: Shape, sound: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401 - JSON
    if path:
        yield path
    if isinstance(shape, StructureShape):
        for name, member in shape.members.items():
            yield from _below(member, sound.get(name) if isinstance(sound, dict) else None, (*path, name))
    elif isinstance(shape, MapShape) and isinstance(sound, dict):
        yield from ((*path, name) for name in (*sound, "something new"))
    elif isinstance(shape, ListShape) and isinstance(sound, list):
        yield from ((*path, index) for index in range(len(sound)))


@cache
def _service() -> ServiceModel:
    return ServiceModel(Loader().load_service_model("cognito-idp", "service-2"), "cognito-idp")


def written(sound: Mapping[str, Any], odd: Odd | None) -> bytes:
    """Return the bytes of a reply's body with what is odd in it."""
    if odd is None or odd.header:
        return json.dumps(sound).encode()
    if odd.body:
        return ODD_BODIES[odd.body]
    if odd.status != 200:
        sound = {"__type": "NotAuthorizedException", "message": "Incorrect username or password."}
    if not odd.path:
        return json.dumps(sound).encode()
    return _with_value(json.loads(json.dumps(sound)), odd).encode()


def _with_value(body: dict[str, Any], odd: Odd) -> str:
    """Return the body as text with the odd value at its place, also where the sound one has none."""
    at: Any = body
    for part, following in zip(odd.path, odd.path[1:], strict=False):
        if isinstance(at, dict) and not isinstance(at.get(part), (dict, list)):
            at[part] = [] if isinstance(following, int) else {}
        at = at[part]
    last = odd.path[-1]
    if odd.value == "absent":
        at.pop(last, None) if isinstance(at, dict) else at.clear()
        return json.dumps(body)
    before = at.get(last) if isinstance(at, dict) else at[last]
    at[last] = _HERE
    text = "5" if odd.value == TWICE else ODD_VALUES[odd.value]
    if odd.value == TWICE and isinstance(last, str):
        text = f'{json.dumps(before)}, "{last}": 5'
    return json.dumps(body).replace(f'"{_HERE}"', text)
