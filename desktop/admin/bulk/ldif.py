"""Exports of directories in LDIF, read as the rows of a table. Source: RFC 2849."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.bulk.table_text import Row

_BEGINS = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:version:\s*\d+\s+)?(?:#[^\n]*\n\s*)*dn::?\s", re.IGNORECASE)
_LINE = re.compile(r"(?P<name>[\w.-]+)(?:;[\w;-]+)?:(?P<coded>:?)[ \t]*(?P<value>.*)")


def is_ldif(text: str) -> bool:
    """Say whether a text is LDIF."""
    return _BEGINS.match(text.removeprefix("\ufeff")) is not None


def ldif_rows(text: str) -> list[Row]:
    """Return the entries as rows under the names of their attributes; of several values the first counts."""
    entries = list(_entries(text.removeprefix("\ufeff")))
    names = list(dict.fromkeys(name for _, values in entries for name in values))
    return [(1, names), *((line, [values.get(name, "") for name in names]) for line, values in entries)]


def _entries(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each entry with the line of its `dn`."""
    begun, values = 0, dict[str, str]()
    for number, line in (*_unfolded(text), (0, "")):
        found = _LINE.fullmatch(line)
        if found is None:
            if begun:
                yield begun, values
            begun, values = 0, {}
            continue
        name = found["name"].lower()
        begun = number if name == "dn" else begun
        values.setdefault(name, _decoded(found["value"]) if found["coded"] else found["value"])


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Return whole lines, each with its number; a line that begins with a blank goes on the one before."""
    number, parts = 0, list[str]()
    for place, line in enumerate(text.splitlines(), start=1):
        if line.startswith(" ") and parts:
            parts.append(line[1:])
            continue
        if parts and not parts[0].startswith("#"):
            yield number, "".join(parts)
        number, parts = place, [line]
    if parts and not parts[0].startswith("#"):
        yield number, "".join(parts)


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
