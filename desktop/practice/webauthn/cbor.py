"""CBOR (RFC 8949), as far as authenticators speak it: definite lengths, no tags, no fractions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Value = Any
"""A number, text, bytes, a list, a map, a truth value or nothing."""

_CONSTANTS = {20: False, 21: True, 22: None}
_INLINE, _WIDEST = 24, 27


class CborError(ValueError):
    """The bytes are no CBOR that an authenticator would send."""


def decode(data: bytes) -> Value:
    """Return the one value that these bytes are. Raises CborError."""
    value, rest = decode_first(data)
    if rest:
        raise CborError("bytes are left over")
    return value


def decode_first(data: bytes) -> tuple[Value, bytes]:
    """Return the first value and the bytes behind it. Raises CborError."""
    if not data:
        raise CborError("a value is missing")
    kind, short = data[0] >> 5, data[0] & 31
    if kind not in _READERS or short > _WIDEST:
        raise CborError("a kind of value that no authenticator sends")
    if short < _INLINE:
        return _READERS[kind](short, data[1:])
    width = 1 << (short - _INLINE)
    number, rest = _taken(data[1:], width)
    return _READERS[kind](int.from_bytes(number, "big"), rest)


def _taken(data: bytes, count: int) -> tuple[bytes, bytes]:
    if len(data) < count:
        raise CborError("a value is cut off")
    return data[:count], data[count:]


def _text(length: int, data: bytes) -> tuple[str, bytes]:
    raw, rest = _taken(data, length)
    try:
        return raw.decode(), rest
    except UnicodeDecodeError as error:
        raise CborError("a text is no UTF-8") from error


def _list(count: int, data: bytes) -> tuple[list[Value], bytes]:
    values = []
    for _ in range(count):
        value, data = decode_first(data)
        values.append(value)
    return values, data


def _map(count: int, data: bytes) -> tuple[dict[Value, Value], bytes]:
    flat, rest = _list(2 * count, data)
    keys = flat[::2]
    if not all(isinstance(key, (int, str)) for key in keys):
        raise CborError("a map has keys that are neither numbers nor texts")
    return dict(zip(keys, flat[1::2], strict=True)), rest


def _constant(number: int, data: bytes) -> tuple[bool | None, bytes]:
    if number not in _CONSTANTS:
        raise CborError("a constant that no authenticator sends")
    return _CONSTANTS[number], data


_READERS: dict[int, Callable[[int, bytes], tuple[Value, bytes]]] = {
    0: lambda number, data: (number, data),
    1: lambda number, data: (-1 - number, data),
    2: lambda number, data: _taken(data, number),
    3: _text,
    4: _list,
    5: _map,
    7: _constant,
}
