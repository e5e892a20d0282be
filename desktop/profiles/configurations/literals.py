"""The object literals of a JavaScript text, read without running anything.

A value that only the program knows (`process.env.POOL`, a call) reads as COMPUTED.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from desktop.profiles.configurations.expressions import COMPUTED, Expressions, constants_of, named_before
from desktop.profiles.configurations.labels import label_before
from desktop.profiles.configurations.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Plain: TypeAlias = dict[str, Any]

_DEEPEST = 60
_PAIRS = {"{": "}", "[": "]", "(": ")"}
_OPENED_BY = {closing: opening for opening, closing in _PAIRS.items()}
_OPEN, _CLOSE = tuple(_PAIRS), tuple(_OPENED_BY)
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}
_BEFORE_METHODS = frozenset({"async", "get", "set"})
_STATEMENTS = frozenset({"catch", "for", "if", "switch", "while", "with"})
_LONGEST_IN_TEXT = 100_000
_MOST_SPREAD = 2_000
"""Members that the spreads of one text may add; without a limit each could double the one before."""
_END: Final = Token("mark", "")


class _NotLiteralError(Exception):
    """What looked like an object is something else, such as a block of statements."""


def objects(text: str) -> Iterator[Plain]:
    """Return the outermost object literals, in their order; then those that stand inside of strings."""
    return (plain for _, plain in labelled_objects(list(tokens(text))))


def labelled_objects(words: list[Token]) -> Iterator[tuple[str, Plain]]:
    """Return the same of words, each with what it is called where it stands; empty if it is not."""
    yield from _LiteralReader(words).objects()
    for at, word in enumerate(words):
        if word.kind == "text" and word.value.lstrip().startswith("{"):
            for plain in _in_text(word.value):
                yield label_before(words, at), plain


def _in_text(text: str) -> Iterator[Plain]:
    """Return the objects in a string of a program, which most often is JSON."""
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        if len(text) <= _LONGEST_IN_TEXT:
            yield from (plain for _, plain in _LiteralReader(list(tokens(text))).objects())


class _LiteralReader:
    """Walks over the words. Brackets are matched first: it never looks for an end that is not there."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._ends = matched(words)
        self._expressions = Expressions(words, self._ends, constants_of(words))
        self._tried: set[int] = set()
        self._at = 0
        self._declared: dict[str, Plain | None] = {}
        self._spread_left = _MOST_SPREAD

    def objects(self) -> Iterator[tuple[str, Plain]]:
        """Return objects in the order in which they begin; of those inside others, what code hides."""
        for start in sorted(self._ends):
            self._at = start
            with contextlib.suppress(_NotLiteralError):
                plain = self._object(0)
                self._declare(start, plain)
                yield label_before(self._words, start), plain

    def _declare(self, start: int, plain: Plain) -> None:
        """Remember what an object is given to; a name that two of them are given to stands for none."""
        if start and self._words[start - 1] == ("mark", "="):
            name = named_before(self._words, start - 1)
            self._declared[name] = None if name in self._declared else plain

    def _here(self) -> Token:
        return self._words[self._at] if self._at < len(self._words) else _END

    def _is(self, *marks: str) -> bool:
        here = self._here()
        return here.kind == "mark" and here.value in marks

    def _take(self, mark: str) -> bool:
        taken = self._is(mark)
        self._at += taken
        return taken

    def _object(self, depth: int) -> Plain:
        start = self._at
        if not self._is("{") or start not in self._ends or start in self._tried or depth > _DEEPEST:
            raise _NotLiteralError
        self._tried.add(start)
        self._at += 1
        found: Plain = {}
        while not self._take("}"):
            self._member(found, depth)
            if not self._take(",") and not self._is("}"):
                raise _NotLiteralError
        return found

    def _member(self, found: Plain, depth: int) -> None:
        key = self._here()
        if self._is("...", "*"):  # JavaScript's and Python's way to put in the members of another object
            self._spread(found)
            return
        if self._is("["):  # a key that only the program knows
            self._skip_value()
            return
        if key.kind == "mark":
            raise _NotLiteralError
        self._at += 1
        if self._take(":"):
            found[key.value] = self._value(depth)
        elif self._is(",", "}"):  # a name that is key and value in one
            found[key.value] = self._expressions.shorthand(key.value)
        else:
            self._method(key)

    def _spread(self, found: Plain) -> None:
        """Put in the members of `...base` and `**base.part`, where the text before says what that is."""
        while self._is("...", "*"):
            self._at += 1
        start = self._at
        self._skip_value()
        words = self._words[start : self._at]
        plain: object = self._declared.get(words[0].value) if words else None
        for dot, part in zip(words[1::2], words[2::2], strict=False):
            plain = plain.get(part.value) if isinstance(plain, dict) and dot.value == "." else None
        if isinstance(plain, dict) and len(words) % 2:
            self._spread_left -= _size(plain, self._spread_left)
            if self._spread_left > 0:
                found.update(plain)

    def _method(self, key: Token) -> None:
        if key.value in _BEFORE_METHODS and self._here().kind != "mark":
            self._at += 1
        for mark in ("(", "{"):
            if key.value in _STATEMENTS or not self._is(mark) or self._at not in self._ends:
                raise _NotLiteralError
            self._at = self._ends[self._at] + 1

    def _value(self, depth: int) -> object:
        start = self._at
        try:
            value = self._literal(depth)
        except _NotLiteralError:
            value, self._at = COMPUTED, start
        if value is not COMPUTED and self._is(",", "}", "]"):
            return value
        if value is not COMPUTED and self._here().value in {
            "as",
            "satisfies",
        }:  # types say nothing of the value
            self._skip_value()
            return value
        self._at = start
        self._skip_value()
        return self._expressions.text_at(start)

    def _literal(self, depth: int) -> object:
        here = self._here()
        if self._is("{"):
            return self._object(depth + 1)
        if self._is("["):
            return self._array(depth + 1)
        if here.kind in {"mark", "template"}:
            return COMPUTED
        self._at += 1
        if here.kind == "number":
            return _number(here.value)
        return _CONSTANTS.get(here.value, COMPUTED) if here.kind == "name" else here.value

    def _array(self, depth: int) -> list[object]:
        if depth > _DEEPEST or self._at not in self._ends:
            raise _NotLiteralError
        self._at += 1
        found: list[object] = []
        while not self._take("]"):
            found.append(self._value(depth))
            if not self._take(",") and not self._is("]"):
                raise _NotLiteralError
        return found

    def _skip_value(self) -> None:
        """Go to the comma or the bracket that ends a value, over whole brackets at a step."""
        while not self._is(",", *_CLOSE):
            if self._here() is _END or (self._is(*_OPEN) and self._at not in self._ends):
                raise _NotLiteralError
            self._at = self._ends.get(self._at, self._at) + 1


def matched(words: Sequence[Token]) -> dict[int, int]:
    """Return for every opening bracket that is closed the place of its closing one."""
    ends: dict[int, int] = {}
    waiting: dict[str, list[int]] = {mark: [] for mark in _PAIRS}
    for at, word in enumerate(words):
        if word.kind != "mark":
            continue
        if word.value in _PAIRS:
            waiting[word.value].append(at)
        elif word.value in _CLOSE and waiting[_OPENED_BY[word.value]]:
            ends[waiting[_OPENED_BY[word.value]].pop()] = at
    return ends


def _size(plain: object, most: int) -> int:
    """Return how many values are in an object, counted no further than needed."""
    count, waiting = 0, [plain]
    while waiting and count < most:
        each = waiting.pop()
        inside = each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
        waiting += inside
        count += 1
    return count


def _number(word: str) -> object:
    try:
        return int(word, 0) if word.lstrip("-+").isdigit() or "x" in word.lower() else float(word)
    except ValueError:  # a leading zero, or more digits than Python takes
        return word
