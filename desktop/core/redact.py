"""What may be shown of what a person is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def masked(name: str) -> str:
    """Return a name of which only the first character, and of an address the first of its host, is left."""
    local, at, host = name.partition("@")
    if not at:
        return _first(local)
    return f"{_first(local)}@{_first(host)}"


def _first(text: str) -> str:
    return f"{text[:1]}***" if text else ""


def in_all_texts(change: Callable[[str], str], value: Any) -> Any:  # noqa: ANN401 - JSON values
    """Return JSON values with every text in them changed, names of members left alone."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: in_all_texts(change, part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_all_texts(change, part) for part in value]
    return value


def scrubbed(text: str) -> str:
    """Return a text with everything masked that looks like a secret or like a person's address.

    This is the second net: what is written for others to read should hold none of it to begin with.
    """
    for pattern, replacement in _TELLTALE:
        text = pattern.sub(replacement, text)
    return text


_TELLTALE: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=://)[^/@\s\"]+(?=@)"), "***"),  # a name and a password in an address
    (re.compile(r"\beyJ[\w-]{5,}(?:\.[\w-]*)*"), "***"),  # a token
    (re.compile(r"\bAYABe[\w+/=-]{10,}"), "***"),  # a session
    (re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"), "***"),  # an AWS key
    (re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+"), lambda found: masked(found[0])),
    (re.compile(r"\+\d{7,15}\b"), "+***"),
)
