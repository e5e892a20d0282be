"""Values held against the service model: what breaks a constraint, in the service's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from botocore.model import ListShape, MapShape, Shape, StructureShape

from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.fast_validation import PYTHON_TYPES, InvalidValueError, validator
from desktop.practice.patterns import matches, pattern_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Value = Any
"""Whatever a request or an operation brings; these functions find out what it is."""


def check(shape: StructureShape, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of a structure that its shape knows, or raise the service's error."""
    try:
        return cast("dict[str, Any]", validator(shape)(value))
    except InvalidValueError:
        return _explained(shape, value)


def _explained(shape: StructureShape, value: Mapping[str, Any]) -> dict[str, Any]:
    """Take the long way to the words for what is wrong."""
    kept: dict[str, Any] = _conform(shape, value)
    broken = list(_structure(shape, kept, ""))
    if broken:
        plural = "error" if len(broken) == 1 else "errors"
        raise invalid_parameter(f"{len(broken)} validation {plural} detected: {'; '.join(broken)}")
    return kept


def _conform(shape: Shape, value: Value) -> Value:
    """Check types, and drop null and unknown members as the service does."""
    kinds = PYTHON_TYPES[shape.type_name]
    fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
    if not fits:
        raise ServiceError("SerializationException", f"Expected a {shape.type_name}")
    if isinstance(shape, StructureShape) and not shape.is_document_type:
        return {
            name: _conform(member, value[name])
            for name, member in shape.members.items()
            if value.get(name) is not None
        }
    if isinstance(shape, ListShape):
        return [_conform(shape.member, item) for item in value]
    if isinstance(shape, MapShape):
        return {str(key): _conform(shape.value, item) for key, item in value.items()}
    return value


def _structure(shape: StructureShape, value: Mapping[str, Any], path: str) -> Iterator[str]:
    if shape.is_document_type:
        return
    prefix = f"{path}." if path else ""
    for name in shape.required_members:
        if name not in value:
            yield (
                f"Value null at '{prefix}{_lower(name)}' failed to satisfy constraint: "
                "Member must not be null"
            )
    for name, item in value.items():
        yield from _violations(shape.members[name], item, f"{prefix}{_lower(name)}")


def _list(shape: ListShape, value: list[Any], path: str) -> Iterator[str]:
    yield from _length(shape, value, path)
    for index, item in enumerate(value, start=1):
        yield from _violations(shape.member, item, f"{path}.{index}.member")


def _map(shape: MapShape, value: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _violations(shape.key, key, f"{path}.key")
        yield from _violations(shape.value, item, f"{path}.{key}.member")


def _length(shape: Shape, value: str | list[Any], path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min", 0), shape.metadata.get("max", len(value))
    if len(value) < least:
        yield f"{_value_at(shape, path, value)}have length greater than or equal to {least}"
    if len(value) > most:
        yield f"{_value_at(shape, path, value)}have length less than or equal to {most}"


def _string(shape: Shape, value: str, path: str) -> Iterator[str]:
    yield from _length(shape, value, path)
    pattern = pattern_of(shape)
    if pattern and not matches(pattern, value):
        yield f"{_value_at(shape, path, value)}satisfy regular expression pattern: {pattern}"
    names = shape.metadata.get("enum")
    if names and value not in names:
        yield f"{_value_at(shape, path, value)}satisfy enum value set: [{', '.join(names)}]"


def _number(shape: Shape, value: int, path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min", value), shape.metadata.get("max", value)
    if value < least:
        yield f"{_value_at(shape, path, value)}have value greater than or equal to {least}"
    if value > most:
        yield f"{_value_at(shape, path, value)}have value less than or equal to {most}"


_CHECKS: dict[str, Callable[..., Iterator[str]]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": _number,
    "long": _number,
}


def _violations(shape: Shape, value: Value, path: str) -> Iterator[str]:
    check_one = _CHECKS.get(shape.type_name)
    if check_one is not None:
        yield from check_one(shape, value, path)


def _value_at(shape: Shape, path: str, value: object) -> str:
    """Begin a sentence about a value, which is shown only where the model lets it."""
    shown = "" if shape.metadata.get("sensitive") or isinstance(value, list) else f" '{value}'"
    return f"Value{shown} at '{path}' failed to satisfy constraint: Member must "


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
