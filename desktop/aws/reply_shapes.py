"""Replies to signed calls held against the service's own model: what is not of its type is left out.

botocore hands out whatever JSON had in the place of a text or a number, and the tools for admins read many
members of many replies. After this every member that is there has the type that the model says; what is left
to the readers is that one may not be there, which they have to expect anyway. Importing this loads botocore.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from botocore.model import ListShape, MapShape, Shape, StructureShape

from desktop.core.cognito.reply_values import whole_text

Value: TypeAlias = Any
Reader: TypeAlias = Callable[[Value], Value]
"""Returns a value as its shape has it, None where it is none."""

_KINDS: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "float": (float, int),
    "double": (float, int),
    "timestamp": (datetime,),
}
_MOST = 10**15
"""No number of the service's is as large: they count people, seconds and bytes."""


def shaped(shape: Shape | None, reply: dict[str, Value]) -> dict[str, Value]:
    """Return the members of a reply that are what the model says."""
    return (reader(shape)(reply) if shape is not None else None) or {}


@cache
def reader(shape: Shape) -> Reader:
    """Return what reads values of a shape, made once for each."""
    if isinstance(shape, StructureShape):
        return (lambda value: value) if shape.is_document_type else _structure(shape)
    if isinstance(shape, ListShape):
        return _list(shape)
    if isinstance(shape, MapShape):
        return _map(shape)
    if shape.type_name == "string":
        return _text
    return _plain(shape)


def _structure(shape: StructureShape) -> Reader:
    """Read the members, also of a shape that has itself somewhere below; without a needed one it is none."""
    members: dict[str, Reader] = {}
    needed = frozenset(shape.required_members)

    def read(value: Value) -> Value:
        if not isinstance(value, dict):
            return None
        if not members:
            members.update({name: reader(member) for name, member in shape.members.items()})
        found = {}
        for name, given in value.items():
            fitting = members[name](given) if name in members and given is not None else None
            if fitting is not None:
                found[name] = fitting
        return found if needed <= found.keys() else None

    return read


def _list(shape: ListShape) -> Reader:
    item = reader(shape.member)

    def read(value: Value) -> Value:
        if not isinstance(value, list):
            return None
        return [found for found in map(item, value) if found is not None]

    return read


def _map(shape: MapShape) -> Reader:
    item = reader(shape.value)

    def read(value: Value) -> Value:
        if not isinstance(value, dict):
            return None
        found = {whole_text(str(name)): item(given) for name, given in value.items()}
        return {name: fitting for name, fitting in found.items() if fitting is not None}

    return read


def _text(value: Value) -> Value:
    return whole_text(value) if isinstance(value, str) else None


def _plain(shape: Shape) -> Reader:
    """Read a number, a truth or a time; bytes and streams are botocore's own and taken as they are."""
    kinds = _KINDS.get(shape.type_name)
    if kinds is None:
        return lambda value: value

    least, most = shape.metadata.get("min", -_MOST), shape.metadata.get("max", _MOST)
    is_number = kinds[0] in {int, float}

    def read(value: Value) -> Value:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            return None
        return None if is_number and not least <= value <= most else value

    return read
