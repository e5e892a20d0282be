"""Single values of a reply, read into what they were meant to be.

JSON and botocore let a pool say anything in any place: a list where a text was promised, a number, nothing,
a text of five megabytes. What is made of that is decided here, once for all replies:

- what a call goes on with (a session, a token, a key) must be right, else the reply is garbled;
- what is only shown is made a text, cut, and cleared of what no file or terminal can hold;
- a text that should be JSON may as well have come as the list or object itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.errors import GarbledError
from desktop.core.plain_text import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    Body = Mapping[str, Any]

MOST_SHOWN = 1_000
"""Characters of one text that a person reads: more is no label, and slow to draw."""

MOST_IN_PARAMETER = 32_768
"""Characters of one challenge parameter: options of passkeys and pictures of triggers fit in."""

MOST_PARAMETERS = 100
MOST_NAMES = 50
MOST_IN_NAME = 256

MOST_IN_SESSION = 8_192
"""Four times what the service model allows."""

MOST_IN_TOKEN = 131_072
"""Cognito's own are a few thousand characters, more with many groups and claims."""

_TRUE = (True, "true", "True")


def needed_text(body: Body, name: str, most: int) -> str:
    """Return a member that is of no use unless it is exactly right. Raises GarbledError."""
    text = optional_text(body, name, most)
    if text is None:
        raise GarbledError(f"{name} is missing or no text of a usual length")
    return text


def optional_text(body: Body, name: str, most: int) -> str | None:
    """Return such a member, None if it is not there, empty, or not to be used."""
    value = body.get(name)
    usable = isinstance(value, str) and 0 < len(value) <= most and value == whole_text(value)
    return value if usable else None


def shown_text(value: object, most: int = MOST_SHOWN) -> str:
    """Return a text to be shown: cut, and anything else than a text in the form that JSON gives it."""
    text = value if isinstance(value, str) else "" if value is None else _as_json(value)
    return whole_text(shortened(text, most))


def names(value: object) -> tuple[str, ...]:
    """Return the names in a list, each once; what is no name is left out, and so is what is no list."""
    listed = value if isinstance(value, (list, tuple)) else ()
    sound = (item for item in listed if isinstance(item, str) and 0 < len(item) <= MOST_IN_NAME)
    return tuple(dict.fromkeys(map(whole_text, sound)))[:MOST_NAMES]


def parameters(value: object) -> dict[str, str]:
    """Return the public parameters of a challenge as texts, as the service model promises them."""
    given = structure(value)
    named = [(str(name), part) for name, part in given.items() if part is not None]
    return {
        shown_text(name, MOST_IN_NAME): shown_text(part, MOST_IN_PARAMETER)
        for name, part in named[:MOST_PARAMETERS]
    }


def structure(value: object) -> Body:
    """Return the members of a value, none if it has none."""
    return value if isinstance(value, dict) else {}


def seconds(body: Body, name: str, most: int) -> int:
    """Return a member that is a time: a whole number above zero, at most `most`. Raises GarbledError."""
    value = body.get(name)
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(most)) + 1:
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int or value <= 0:
        raise GarbledError(f"{name} is no number of seconds")
    return min(value, most)


def is_true(value: object) -> bool:
    """Say whether a switch is on; the text "false" is not."""
    return value in _TRUE and type(value) in {bool, str}


def _as_json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return ""


def whole_text(text: str) -> str:
    """Return a text without halves of characters, which JSON can spell and nothing can write."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()
