"""Lists and objects that Cognito sends as JSON inside a challenge parameter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from desktop.core.cognito.errors import GarbledError

if TYPE_CHECKING:
    from desktop.core.cognito.replies import Challenge

T = TypeVar("T", list[object], dict[str, object])


def json_parameter(challenge: Challenge, name: str, default: T) -> T:
    """Return a parameter's value, `default` if it is absent. Raises GarbledError for another shape."""
    text = challenge.parameters.get(name)
    try:
        value = json.loads(text) if text else default
    except (ValueError, RecursionError):
        raise GarbledError(f"{name} is not JSON") from None
    if not isinstance(value, type(default)):
        raise GarbledError(f"{name} has another shape")
    return value


def list_parameter(challenge: Challenge, name: str) -> tuple[str, ...]:
    """Return a parameter that is a list of names. Raises GarbledError for another shape."""
    return tuple(str(item) for item in json_parameter(challenge, name, []))
