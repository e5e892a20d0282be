"""The texts that a program gives names to, by the blocks in which it does: classes, cases, calls.

Dart, Kotlin, Swift, Java, C#, PHP and Python are near enough to JavaScript for that: a name, a colon or an
equals sign, a text. It is one walk over the words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations.expressions import COMPUTED, Expressions, constants_of, named_before
from desktop.profiles.configurations.key_names import role_of
from desktop.profiles.configurations.labels import label_before
from desktop.profiles.configurations.listings import added
from desktop.profiles.configurations.literals import matched
from desktop.profiles.configurations.pool_values import is_pool_id, looks_like_client_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.configurations.tokens import Token

_MOST_TEXTS = 6
_DART_FALLBACK = "defaultValue"
"""Of `String.fromEnvironment`: what is told by it is told by the name that is set."""

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
        called = self._words[at - 1].value if at and self._words[at - 1].kind == "name" else ""
        texts = self._texts_behind(at)
        if len(texts) == 1 and self._ends[at] == at + 2 and role_of(called) in {"pool", "client"}:
            added(self._stack[-1], called, texts[0])  # `.userPoolId("…")`
        first = texts[0] if texts and self._words[at].value == "[" and not is_pool_id(texts[0]) else ""
        added(self._stack[-1], label_before(self._words, at) or called or first, inside)
        self._stack.append(inside)
        for pool, client in pairwise(texts):
            if is_pool_id(pool) and looks_like_client_id(client):
                inside |= {_POOL: pool, _CLIENT: client}

    def _texts_behind(self, at: int) -> list[str]:
        """Return the texts that a call or a list begins with: `CognitoUserPool('eu-west-1_x', 'client')`."""
        if self._words[at].value == "{":
            return []
        found: list[str] = []
        while at + 1 < len(self._words) and self._words[at + 1].kind == "text" and len(found) < _MOST_TEXTS:
            found.append(self._words[at + 1].value)
            at += 2
            if at >= len(self._words) or self._words[at] != ("mark", ","):
                break
        return found

    def _assign(self, at: int) -> None:
        name = named_before(self._words, at)
        if at > 1 and self._words[at - 2] == ("mark", "?"):
            return  # the other way of a condition
        behind = at + 1
        while behind < len(self._words) and self._words[behind] in {("mark", "="), ("mark", ">")}:
            behind += 1
        if (
            name in {"", _DART_FALLBACK}
            or behind >= len(self._words)
            or (self._words[behind].kind in {"mark", "number"})
        ):
            return
        value = self._expressions.text_at(behind)
        if isinstance(value, str) or (value is COMPUTED and self._words[behind].kind == "name"):
            added(self._stack[-1], name, value)
