"""What a value in a program is, as far as the file itself tells it, without running anything.

A constant of the same file, texts put together, and what a program falls back to where nothing else is set
(`process.env.POOL || '…'`) can be told. All else is COMPUTED: only the program knows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from desktop.profiles.configurations.key_names import role_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.profiles.configurations.tokens import Token


class _Computed:
    """Stands for what only the program knows."""


COMPUTED: Final = _Computed()


class FallbackText(str):
    """A text that a program uses only where it is told nothing else from outside."""

    __slots__ = ()


_PLACE = re.compile(r"\$\{\s*([\w.$]+)\s*\}")
_READS_SETTING = re.compile(r"env|get|config|setting|option|lookup", re.IGNORECASE)
_DECLARE = frozenset(
    {"const", "let", "var", "val", "static", "final", "readonly", "public", "private", "pub"}
)
_TYPES = frozenset({"as", "satisfies"})
_ENDS = frozenset({",", ";", "}", "]", ")"})
_LONGEST_TYPE = 6
_LONGEST = 60
"""In words; no setting is worked out from more."""


def constants_of(words: Sequence[Token]) -> dict[str, str]:
    """Return the texts that names stand for in a program; a name that is set to two texts stands for none."""
    found: dict[str, str | None] = {}
    for at in range(1, len(words) - 1):
        if words[at].value != "=" or words[at].kind != "mark" or words[at + 1].kind != "text":
            continue
        after = words[at + 2] if at + 2 < len(words) else None
        name = named_before(words, at)
        if name and not (after and after.kind == "mark" and after.value in {"+", ".", "?", "["}):
            text = words[at + 1].value
            found[name] = text if found.get(name, text) == text else None
    return {name: text for name, text in found.items() if text is not None}


def named_before(words: Sequence[Token], at: int) -> str:
    """Return the name before an equals sign or a colon, over its type: `poolId: String? =`; empty if none."""
    typed = at - 1
    while at - typed <= _LONGEST_TYPE and typed > 0 and _is_of_type(words[typed]):
        typed -= 1
    if 0 < typed < at - 1 and words[typed] == ("mark", ":") and _is_declared(words, typed - 1):
        return words[typed - 1].value
    at -= 2 if at > 1 and words[at - 1].kind == "mark" and words[at - 1].value in {"?", "!", ":"} else 1
    return words[at].value if at >= 0 and words[at].kind in {"name", "text"} else ""


def _is_declared(words: Sequence[Token], at: int) -> bool:
    """Say whether the name here is one that gets a type, and no label of a case."""
    kind, name = words[at]
    return kind == "name" and bool(role_of(name) or (at and words[at - 1].value in _DECLARE))


def _is_of_type(word: Token) -> bool:
    return word.kind == "name" or (word.kind == "mark" and word.value in "&?!*<>[].")


class Expressions:
    """Works out values of one program; `ends` are the places of closing brackets by those that they close."""

    def __init__(self, words: Sequence[Token], ends: Mapping[int, int], constants: Mapping[str, str]) -> None:
        self._words = words
        self._ends = ends
        self._constants = constants

    def text_at(self, start: int) -> Any:  # noqa: ANN401 - a text or COMPUTED
        """Return the text that begins here, or COMPUTED."""
        value, at = self._sum(start)
        is_fallback = False
        while (after := self._alternative(at)) and at - start < _LONGEST:
            if value is not COMPUTED and not is_fallback:
                return value  # a text is never nothing, so what stands behind it is never used
            other, at = self._sum(after)
            value = value if value is not COMPUTED else other
            is_fallback = True
        if not self._is_over(at):
            return COMPUTED
        return FallbackText(value) if is_fallback and isinstance(value, str) else value

    def shorthand(self, name: str) -> Any:  # noqa: ANN401 - as above
        """Return what a name alone stands for: `{userPoolId}`."""
        return self._constants.get(name, COMPUTED)

    def _is_over(self, at: int) -> bool:
        if at >= len(self._words):
            return True
        here = self._words[at]
        if here.value in _TYPES or here.kind != "mark":
            return True  # what begins behind it is another statement: lines need no mark at their ends
        return here.value in _ENDS or here.value in {"!", "@", "#", "/", "}"}

    def _alternative(self, at: int) -> int:
        """Return where the other value begins behind `||`, `??`, `?:` or `or`; 0 if there is none."""
        two = "".join(word.value for word in self._words[at : at + 2] if word.kind == "mark")
        if two in {"||", "??", "?:"}:
            return at + 2
        return at + 1 if at < len(self._words) and self._words[at].value == "or" else 0

    def _sum(self, at: int) -> tuple[Any, int]:
        value, at = self._operand(at)
        while at < len(self._words) and self._words[at] == ("mark", "+"):
            other, at = self._operand(at + 1)
            value = COMPUTED if COMPUTED in (value, other) else value + other
        return value, at

    def _operand(self, at: int) -> tuple[Any, int]:
        if at >= len(self._words):
            return COMPUTED, at
        kind, word = self._words[at]
        if kind == "text":
            return word, at + 1
        if kind == "template":
            return self._filled(word), at + 1
        if kind == "name":
            return self._path(at)
        if word == "(" and at in self._ends:
            return self.text_at(at + 1), self._ends[at] + 1
        return COMPUTED, at + 1

    def _filled(self, template: str) -> Any:  # noqa: ANN401 - as above
        names = _PLACE.findall(template)
        if len(names) != template.count("${") or any(self._named(name) is COMPUTED for name in names):
            return COMPUTED
        return _PLACE.sub(lambda place: self._constants[place[1].rpartition(".")[2]], template)

    def _named(self, path: str) -> Any:  # noqa: ANN401 - as above
        """Return what a name or a member stands for; what comes from outside is no constant of the file."""
        return COMPUTED if "env" in path.split(".")[:-1] else self.shorthand(path.rpartition(".")[2])

    def _path(self, at: int) -> tuple[Any, int]:
        """Read `a.b.c`, `a['b']` and a call with what it falls back to: `env('POOL', '…')`."""
        parts = [self._words[at].value]
        at += 1
        told: Any = None
        while at < len(self._words) and len(parts) < _LONGEST:
            kind, word = self._words[at]
            if kind == "mark" and word in {"?", "!"} and self._words[at + 1 : at + 2] == [("mark", ".")]:
                at += 1
            elif kind == "mark" and word == "." and at + 1 < len(self._words):
                parts.append(self._words[at + 1].value)
                at += 2
            elif kind == "mark" and word in {"(", "["} and at in self._ends:
                told = self._falls_back(parts, at) if word == "(" else COMPUTED
                at = self._ends[at] + 1
            elif kind == "mark" and word == "!":
                at += 1
            else:
                break
        return (self._named(".".join(parts)) if told is None else told), at

    def _falls_back(self, parts: Sequence[str], opening: int) -> Any:  # noqa: ANN401 - as above
        """Return the last text of a call that reads a setting, if it is given two."""
        inside = self._words[opening + 1 : self._ends[opening]][:_LONGEST]
        if inside and inside[-1] == ("mark", ","):
            inside = inside[:-1]
        last = inside[-1] if inside else None
        two = ("mark", ",") in inside
        reads = any(map(_READS_SETTING.search, parts))
        return FallbackText(last.value) if two and reads and last and last.kind == "text" else COMPUTED
