"""Lists and objects that Cognito sends as JSON inside a challenge parameter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.reply_values import names

if TYPE_CHECKING:
    from desktop.core.cognito.replies import Challenge

T = TypeVar("T", list[object], dict[str, object])


def json_parameter(challenge: Challenge, name: str, default: T) -> T:
    """Return a parameter's value, `default` if it is absent. Raises GarbledError for another shape."""
    text = challenge.parameters.get(name)
    try:
        value = json.loads(text) if text else default
    except (ValueError, RecursionError):  # no JSON, or brackets without end
        raise GarbledError(f"{name} is not JSON") from None
    if value is None:
        return default
    if not isinstance(value, type(default)):
        raise GarbledError(f"{name} has another shape")
    return value


def list_parameter(challenge: Challenge, name: str) -> tuple[str, ...]:
    """Return a parameter that is a list of names, without what is none. Raises GarbledError for no list."""
    return names(json_parameter(challenge, name, []))
