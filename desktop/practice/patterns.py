"""The service model's regular expressions, which are Java's, in Python's dialect."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.model import Shape

_CATEGORIES = {
    r"\p{L}\p{M}\p{S}\p{N}\p{P}": "!-~¡-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e"
    "\u2030-\u205e\u2060-\u2fff\u3001-\U0010ffff",
    r"\p{Z}": " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}


NO_SPACE_AT_ENDS = r"^[\S]+.*[\S]+$"
_INSTEAD = {"PasswordType": NO_SPACE_AT_ENDS}
"""What the service really holds values against: spaces are forbidden at the ends of a password, not inside.

Source: the text of its refusals, and "the non-leading, non-trailing space character" among the symbols that
the developer guide lists for password policies.
"""


def pattern_of(shape: Shape) -> str | None:
    """Return the expression that a string has to match, None if it may be anything."""
    pattern: str | None = shape.metadata.get("pattern")
    return _INSTEAD.get(shape.name, pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for java, python in _CATEGORIES.items():
        pattern = pattern.replace(java, python)
    return re.compile(pattern, re.ASCII)


def matches(pattern: str, text: str) -> bool:
    """Say whether the whole text matches, as Java's `matches` does."""
    return _compiled(pattern).fullmatch(text) is not None
