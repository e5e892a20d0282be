"""The words of a JavaScript text, as far as an object literal needs them. Dart and JSON5 read the same way.

Every text can be cut up, and in linear time: what is not closed ends with its line or with the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["text", "template", "number", "name", "mark"]

_TOKENS = re.compile(
    r"""
    (?P<blank>\s+|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z))
  | (?P<block>r?'''[\s\S]*?(?:'''|\Z)|r?\"\"\"[\s\S]*?(?:\"\"\"|\Z))
  | (?P<text>"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)
  | (?P<template>`(?:[^`\\]|\\[\s\S])*(?:`|\Z))
  | (?P<number>[-+]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))
  | (?P<name>[^\W\d][\w$]*|\$[\w$]*)
  | (?P<mark>\.\.\.|[\s\S])
    """,
    re.VERBOSE,
)
_ESCAPES = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|([\s\S]))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_BLOCK_MARKS = ("'''", '"""')


class Token(NamedTuple):
    """One word: a text without its quotation marks, a number or name as it stands, or a mark.

    A template is a text with places that the program fills in, as it stands between its marks.
    """

    kind: Kind
    value: str


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words; white space and comments are left out."""
    for found in _TOKENS.finditer(text):
        word = found.group()
        match found.lastgroup:
            case "blank":
                continue
            case "block":
                yield Token("text", _in_block(word))
            case "text":
                yield Token("text", _unescaped(word[1:].removesuffix(word[0])))
            case "template":
                yield _template(word)
            case "number":
                yield Token("number", word)
            case "name":
                yield Token("name", word)
            case _:
                yield Token("mark", word)


def _in_block(word: str) -> str:
    bare = word.removeprefix("r")
    mark = next(mark for mark in _BLOCK_MARKS if bare.startswith(mark))
    return bare[3:].removesuffix(mark)


def _template(word: str) -> Token:
    inner = _unescaped(word[1:].removesuffix("`"))
    return Token("template" if "${" in inner else "text", inner)


def _unescaped(text: str) -> str:
    return _ESCAPES.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    long, four, two, other = found.groups()
    code = long or four or two
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""  # noqa: PLR2004 - the last character
    return _PLAIN.get(other, other) if other else ""
