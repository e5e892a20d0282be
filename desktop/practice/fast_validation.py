"""Values held against the service model at once: a reader for each shape, made when it is first needed.

A page of users has thousands of values, and nearly all are sound. What is not is left to `constraints`, which
takes its time and finds the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from math import inf
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from desktop.practice.patterns import matches, pattern_of

Value = Any
Validator = Callable[[Value], Value]
_NUMBERS = frozenset({"integer", "long"})

PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "structure": (Mapping,),
    "map": (Mapping,),
    "list": (list, tuple),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "timestamp": (datetime, int, float),
    "blob": (bytes, str),
}
"""What values of the model's types are in Python."""


class InvalidValueError(Exception):
    """A value breaks a constraint of its shape, or is not of its type."""


@cache
def validator(shape: Shape) -> Validator:
    """Return what reads values of a shape as the service does; or raises InvalidValueError."""
    if isinstance(shape, StructureShape) and not shape.is_document_type:
        return _structure(shape)
    if isinstance(shape, ListShape):
        return _list(shape)
    if isinstance(shape, MapShape):
        return _map(shape)
    if shape.type_name == "string":
        return _string(shape)
    return _plain(shape)


def _structure(shape: StructureShape) -> Validator:
    members: list[tuple[str, Validator, bool]] = []

    def read(value: Value) -> Value:
        if not members:
            needed = shape.required_members
            members.extend((name, validator(shape.members[name]), name in needed) for name in shape.members)
        if not isinstance(value, Mapping):
            raise InvalidValueError
        kept = {}
        for name, read_member, required in members:
            member = value.get(name)
            if member is not None:
                kept[name] = read_member(member)
            elif required:
                raise InvalidValueError
        return kept

    return read


def _list(shape: ListShape) -> Validator:
    least, most = _limits(shape)
    item = validator(shape.member)

    def read(value: Value) -> Value:
        if not isinstance(value, (list, tuple)) or not least <= len(value) <= most:
            raise InvalidValueError
        return [item(entry) for entry in value]

    return read


def _map(shape: MapShape) -> Validator:
    key, item = validator(shape.key), validator(shape.value)

    def read(value: Value) -> Value:
        if not isinstance(value, Mapping):
            raise InvalidValueError
        return {key(str(name)): item(entry) for name, entry in value.items()}

    return read


def _string(shape: Shape) -> Validator:
    least, most = _limits(shape)
    pattern, names = pattern_of(shape), shape.metadata.get("enum")
    allowed = frozenset(names) if names else None

    def read(value: Value) -> Value:
        if not isinstance(value, str) or not least <= len(value) <= most:
            raise InvalidValueError
        if (allowed is not None and value not in allowed) or (pattern and not matches(pattern, value)):
            raise InvalidValueError
        return value

    return read


def _plain(shape: Shape) -> Validator:
    """Read a number, a truth, a time, bytes or a document."""
    kinds: Any = PYTHON_TYPES[shape.type_name]
    least, most = _limits(shape)
    is_number = shape.type_name in _NUMBERS

    def read(value: Value) -> Value:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise InvalidValueError
        if is_number and not least <= value <= most:
            raise InvalidValueError
        return value

    return read


def _limits(shape: Shape) -> tuple[float, float]:
    return shape.metadata.get("min", -inf), shape.metadata.get("max", inf)
