"""What a page about the account shows: the same values for window, terminal and JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.notices.notice import Notice

Fact: TypeAlias = str | datetime
"""Something about a row: a text of the pool's, or a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on a page. `id` is what an operation names it by, `kind` groups it with its like.

    `title` is what people call it. `facts`, `marks`, `actions` (names of operations) and `blocked` (why one
    of them cannot be done, by its name) are keys of texts `account.*`.
    """

    id: str
    kind: str
    title: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    blocked: Mapping[str, str] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "facts": {name: _plain(fact) for name, fact in self.facts.items()},
            "marks": list(self.marks),
            "actions": list(self.actions),
            "blocked": {name: words.say(f"account.blocked.{why}") for name, why in self.blocked.items()},
        }


@dataclass(frozen=True, slots=True)
class Section:
    """One page. `actions` are operations about all of it; `notices` are said above the rows."""

    name: str
    rows: tuple[Row, ...]
    actions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "section": self.name,
            "rows": [row.to_plain() for row in self.rows],
            "actions": list(self.actions),
            "notices": [{"code": note.code, "message": words.sentence(note)} for note in self.notices],
        }


def _plain(fact: Fact) -> str:
    return fact.isoformat() if isinstance(fact, datetime) else fact
