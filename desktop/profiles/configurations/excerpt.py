"""What of a long program can matter: blocks and lines that name a pool or a client; the rest is cut away.

Generated programs have hundreds of kilobytes of queries and types. Cutting up all of their words would take
seconds, looking for brackets and strings takes a tenth of one. In linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORT = 64_000
"""In characters; a program of that length is read whole."""

_MOST = 400_000
_LONGEST_BLOCK = 64_000
_LONGEST_LINE = 2_000
_LONGEST_NAME = 200
_LONG_TEXT = 1_000
_MATTERS = re.compile(
    r"user_?pools?_?|pool_?id|client_?(?:web_?)?id|cognito-idp|aws_user_pools|AppClient", re.IGNORECASE
)
_STRUCTURE = re.compile(
    r"""
    //[^\n]* | /\*[\s\S]*?(?:\*/|\Z)
  | '''[\s\S]*?(?:'''|\Z) | \"\"\"[\s\S]*?(?:\"\"\"|\Z)
  | "(?:[^"\\\n]|\\[\s\S])*"? | '(?:[^'\\\n]|\\[\s\S])*'?
  | `(?:[^`\\]|\\[\s\S])*(?:`|\Z)
  | [{}()\[\]]
    """,
    re.VERBOSE,
)
_PAIRS = {"}": "{", ")": "(", "]": "["}


def excerpt(text: str) -> str:
    """Return the text itself if it is short, else what of it can matter, in its order."""
    if len(text) <= SHORT:
        return text
    places = [found.start() for found in _MATTERS.finditer(text)]
    if not places:
        return ""
    parts: list[str] = []
    length = 0
    for start, end in _merged(sorted((*_blocks(text, places), *_lines(text, places)))):
        parts.append(text[start:end])
        length += end - start
        if length > _MOST:
            break
    return "\n".join(parts)


def _blocks(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return blocks in brackets, and long strings, that hold such a place and are not too long themselves."""
    opened: list[tuple[str, int]] = []
    for found in _STRUCTURE.finditer(text):
        word = found.group()
        if word in _PAIRS.values():
            opened.append((word, found.start()))
        elif word in _PAIRS:
            if opened and opened[-1][0] == _PAIRS[word]:
                start = opened.pop()[1]
                if found.end() - start <= _LONGEST_BLOCK and _holds(places, start, found.end()):
                    yield _begins(text, start), found.end()
        elif len(word) > _LONG_TEXT and word[0] != "/" and _holds(places, *found.span()):
            yield _begins(text, found.start()), found.end()


def _lines(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the lines of such places; of one that is far too long for a person, what is near the place."""
    for place in places:
        start = text.rfind("\n", max(0, place - _LONGEST_LINE), place) + 1
        end = text.find("\n", place, place + _LONGEST_LINE)
        if not start and place >= _LONGEST_LINE:
            start = _begins(text, place)
        yield start, end if end > 0 else min(len(text), place + _LONGEST_NAME)


def _begins(text: str, at: int) -> int:
    """Return where the statement begins that a block belongs to: what it is called stands there."""
    start = text.rfind("\n", max(0, at - _LONGEST_LINE), at)
    if start < 0:
        start = max(text.rfind(mark, max(0, at - _LONGEST_NAME), at) for mark in ";{},")
    return start + 1 or at


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _merged(parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in parts:
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last
