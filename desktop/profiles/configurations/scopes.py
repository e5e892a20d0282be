"""The texts that a program gives names to, by the blocks in which it does: classes, cases, calls.

Dart, Kotlin, Swift, Java, C#, PHP and Python are near enough to JavaScript for that: a name, a colon or an
equals sign, a text. It is one walk over the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations.expressions import COMPUTED, Expressions, constants_of, named_before
from desktop.profiles.configurations.labels import label_before
from desktop.profiles.configurations.listings import added
from desktop.profiles.configurations.literals import matched
from desktop.profiles.configurations.pool_values import is_pool_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.configurations.tokens import Token

_POOL, _CLIENT = "userPoolId", "clientId"


def scopes_of(words: Sequence[Token]) -> dict[str, Any]:
    """Return names with their texts, in objects that are called after what the blocks are called."""
    return _ScopeReader(words).read()


class _ScopeReader:
    """Walks over the words once; `stack` holds the blocks that it is in, the outermost first."""

    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self._ends = matched(words)
        self._expressions = Expressions(words, self._ends, constants_of(words))
        self._stack: list[dict[str, Any]] = [{}]

    def read(self) -> dict[str, Any]:
        closing = set(self._ends.values())
        for at, (kind, word) in enumerate(self._words):
            if kind != "mark":
                continue
            if at in self._ends:
                self._open(at)
            elif at in closing and len(self._stack) > 1:
                self._stack.pop()
            elif word in {"=", ":"}:
                self._assign(at)
        return self._stack[0]

    def _open(self, at: int) -> None:
        inside: dict[str, Any] = {}
        added(self._stack[-1], label_before(self._words, at), inside)
        self._stack.append(inside)
        if self._words[at].value == "(":
            self._name_arguments(at, inside)

    def _name_arguments(self, at: int, inside: dict[str, Any]) -> None:
        """Name the arguments of `CognitoUserPool('eu-west-1_x', 'client')`, which has no names for them."""
        first, mark, second = (*self._words[at + 1 : at + 4], None, None, None)[:3]
        if not (first and mark and second and first.kind == second.kind == "text" and mark.value == ","):
            return
        if is_pool_id(first.value):
            inside |= {_POOL: first.value, _CLIENT: second.value}

    def _assign(self, at: int) -> None:
        name = named_before(self._words, at)
        behind = at + 1
        while behind < len(self._words) and self._words[behind] in {("mark", "="), ("mark", ">")}:
            behind += 1
        if not name or behind >= len(self._words) or (self._words[behind].kind in {"mark", "number"}):
            return
        value = self._expressions.text_at(behind)
        if isinstance(value, str) or (value is COMPUTED and self._words[behind].kind == "name"):
            added(self._stack[-1], name, value)
