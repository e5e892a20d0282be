"""What a part of a program is called: what it is given to, the class it is of, the case it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profiles.configurations.expressions import named_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.configurations.tokens import Token

_FARTHEST = 16
"""In words; a name stands closer than that."""
_DECLARE = frozenset(
    {"class", "object", "enum", "struct", "namespace", "interface", "extension", "module", "case"}
)
_OPEN, _CLOSE = "([{", ")]}"
_ENDS = ";,"


def label_before(words: Sequence[Token], at: int) -> str:
    """Return what the bracket, or the text, at this place is called; empty if nothing tells.

    `const dev = {` is dev, `"app.example.com": {` that host, `class Dev extends Base {` Dev,
    `case 'dev': return {` dev, `if (host === 'app.example.com') {` that host.
    """
    depth, asked = 0, ""
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        kind, word = words[place]
        if kind == "mark" and word in _CLOSE:
            depth += 1
        elif kind == "mark" and word in _OPEN:
            depth -= 1
        elif depth:
            asked = asked or (word if kind == "text" else "")
        elif name := _named_at(words, place, at):
            return name
        if kind == "mark" and (depth < 0 or word == "}" or (word in _ENDS and not depth)):
            break
    return asked


def _named_at(words: Sequence[Token], place: int, at: int) -> str:
    """Return the name that this word gives to what comes behind it, empty if it gives none."""
    kind, word = words[place]
    if kind == "mark" and word in {":", "="} and not _compares(words, place):
        return named_before(words, place)
    if kind == "name" and word in _DECLARE and place + 1 < at:
        return words[place + 1].value
    return word if word == "else" else ""


def _compares(words: Sequence[Token], place: int) -> bool:
    before = words[place - 1].value
    after = words[place + 1].value if place + 1 < len(words) else ""
    return before in {"=", "!", "<", ">"} or after == "="
