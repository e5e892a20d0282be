"""What was meant by what was typed: without what pasting brings along, and in the digits the pool reads."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.steps.base import FieldKind

_INVISIBLE = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_EDGES = re.compile(f"^{_INVISIBLE}|{_INVISIBLE}$")
"""White space, marks of no width and marks of direction, which pasting brings along unseen."""
_IN_NUMBERS = frozenset("()./")
"""What people write between the digits of a phone number, besides spaces and dashes."""


def clean(kind: FieldKind, typed: str) -> str:
    """Return what was meant: a password as it is, codes and numbers without what only groups them."""
    if kind == "password":
        return typed
    if kind == "code":
        return _joined(typed)
    if kind == "phone":
        return "".join(c for c in _joined(typed) if c not in _IN_NUMBERS)
    trimmed = _EDGES.sub("", typed)
    return unicodedata.normalize("NFKC", trimmed) if kind == "email" else trimmed


def _joined(typed: str) -> str:
    """Return what can be seen, without spaces and dashes, with the digits of any script as 0 to 9."""
    plain = unicodedata.normalize("NFKC", typed)
    seen = (c for c in plain if c.isprintable() and not c.isspace() and not _is_dash(c))
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)


def _is_dash(character: str) -> bool:
    return unicodedata.category(character) == "Pd"
