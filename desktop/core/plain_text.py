r"""Text of others, made harmless to look at: pools, people, files and services write what they like.

What nobody could see, or what would steer a screen or a terminal, is written out as JSON writes it
(`\u202e`, `\u001b`): nothing is hidden, two names that differ look different, and a text that is JSON stays
the same JSON. Everything else, in every script, stays as it is. Programs get the true text: this is for eyes.

Sources: Unicode Standard Annex 9 (bidirectional controls), UAX 44 (default ignorable code points), ECMA-48
(C0 and C1 controls), Unicode Technical Report 36, "Unicode Security Considerations".
"""

from __future__ import annotations

import re

LONGEST_VALUE = 2048
"""Characters of a value that are shown: no attribute of Cognito is longer."""
LONGEST_NAME = 300
"""Characters of what something is called: a label, a title, a button."""

_MOST_LINES = 60
_CUT = "…"
_HIDDEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without the line feed, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # seen as nothing or as a gap
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, ends of lines, bidirectional controls
    "\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff"  # half a character: bytes that were no UTF-8
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    "]"
)
_SHORT = {"\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}
_JOINERS = "\u200c\u200d"
_LATIN_END = "\u02ff"


def visible(text: str) -> str:
    """Return a text of which nothing is hidden and nothing steers; its lines stay."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(_written_out, text.replace("\r\n", "\n"))


def one_line(text: str, most: int = LONGEST_VALUE) -> str:
    """Return a text as `visible` does, in one line and cut to so many characters."""
    return shortened(visible(shortened(text, most)).replace("\n", "\\n"), most)


def block(text: str, most: int = LONGEST_VALUE) -> str:
    """Return a text as `visible` does, cut to so many characters and to sixty lines."""
    shown = shortened(visible(shortened(text, most)), most)
    return shown if shown.count("\n") < _MOST_LINES else "\n".join([*shown.split("\n")[:_MOST_LINES], _CUT])


def shortened(text: str, most: int) -> str:
    """Return at most so many characters of a text; a cut is shown."""
    return text if len(text) <= most else text[: most - 1] + _CUT


def is_seen_whole(text: str) -> bool:
    """Say whether a line that shows this text shows all of it."""
    return one_line(text) == text


def is_typed(typed: str, wanted: str) -> bool:
    """Say whether a person typed what they were shown of a text; blanks around it do not count."""
    return typed.strip() in {wanted, one_line(wanted)}


def _written_out(found: re.Match[str]) -> str:
    """Return a character as JSON writes it; a joiner stays where scripts and emoji need it."""
    character, text = found[0], found.string
    if character in _JOINERS and all(map(_may_be_joined, _neighbours(text, found.start()))):
        return character
    return _SHORT.get(character) or "".join(f"\\u{unit:04x}" for unit in _units(character))


def _units(character: str) -> tuple[int, ...]:
    """Return the UTF-16 code units of a character."""
    beyond = ord(character) - 0x10000
    return (ord(character),) if beyond < 0 else (0xD800 + (beyond >> 10), 0xDC00 + (beyond & 0x3FF))


def _neighbours(text: str, at: int) -> tuple[str, str]:
    return text[max(0, at - 1) : at], text[at + 1 : at + 2]


def _may_be_joined(character: str) -> bool:
    return character > _LATIN_END and not _HIDDEN.match(character)
