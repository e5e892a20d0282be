"""JSON that may come from anybody: whatever it is, it is a value or a ValueError."""

from __future__ import annotations

import json
from typing import Any, NoReturn


def read_json(text: str | bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the value of a text. Raises ValueError for all that is none, or that nobody could write again.

    That is also what is nested too deeply, NaN and infinity, bytes that are no UTF-8, and half a surrogate.
    """
    try:
        decoded = text.decode() if isinstance(text, bytes) else text
        value = json.loads(decoded, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def read_object(text: str | bytes) -> dict[str, Any]:
    """Return the object that a text is. Raises ValueError as `read_json` does, and for any other value."""
    value = read_json(text)
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - one kind of error for whoever reads files
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
