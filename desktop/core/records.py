"""Typed values from and to the JSON values that are kept on the disk, by msgspec.

What is kept has one class a kind: a `KeptRecord` where the file has names or a shape of its own, else the
dataclass itself. A missing member takes its default or is an error, an unknown one is left alone unless the
class forbids it, and nothing is converted by guess: the text "1" is no number.

Import this where records are read or written, not before the first page: msgspec takes milliseconds to load.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec

from desktop.core.secret import Secret

T = TypeVar("T")

Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time that says its zone; RFC 3339 in a file."""


class KeptRecord(msgspec.Struct, frozen=True):
    """The base of what has a shape of its own in a file. Its annotations are read when the program runs."""


def read(values: object, kind: type[T]) -> T:
    """Return the value of a kind that JSON values describe. Raises ValueError for anything else."""
    return msgspec.convert(values, kind, dec_hook=_read_secret)


def read_closed(values: object, kind: type[T]) -> T:
    """As `read`, but an unknown member is an error as well: a newer Stile meant something by it."""
    value = read(values, kind)
    if _says_more(values, plain(value)):
        raise ValueError(f"unknown members of {kind.__name__}")
    return value


def plain(value: object) -> dict[str, Any]:
    """Return a value as JSON values, its secrets in the clear: for a sealed file alone."""
    values: dict[str, Any] = msgspec.to_builtins(value, enc_hook=_reveal)
    return values


def _says_more(values: object, known: object) -> bool:
    if not isinstance(values, dict) or not isinstance(known, dict):
        return False
    return any(name not in known or _says_more(value, known[name]) for name, value in values.items())


def _read_secret(kind: type, value: object) -> Secret:
    if kind is not Secret or not isinstance(value, str):
        raise TypeError(kind.__name__)
    return Secret(value)


def _reveal(value: object) -> str:
    if not isinstance(value, Secret):
        raise TypeError(type(value).__name__)
    return value.reveal()
