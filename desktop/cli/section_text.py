"""A page about the account as lines of text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core import words
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.account.section import Fact, Row, Section


def lines_of(section: Section) -> Iterator[str]:
    """Return the lines: a heading for each kind of row, and below it the rows."""
    for notice in section.notices:
        yield words.sentence(notice)
    kind = ""
    for row in section.rows:
        if row.kind != kind:
            kind = row.kind
            yield words.say(f"account.kind.{kind}")
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    facts = dict(row.facts)
    value = facts.pop("value", None)
    marks = ", ".join(words.say(f"account.mark.{mark}") for mark in row.marks)
    head = ": ".join(filter(None, (one_line(row.title), shown(value) if value is not None else "", marks)))
    yield f"  {head}"
    if row.actions and row.id != row.title:
        yield f"    {one_line(row.id)}"
    for name, fact in facts.items():
        yield f"    {words.say(f'account.fact.{name}')}: {shown(fact)}"
    for why in row.blocked.values():
        yield f"    {words.say(f'account.blocked.{why}')}"


def shown(fact: Fact) -> str:
    """Return a fact in words: a time by this computer's clock, and text of others in one line."""
    return f"{fact.astimezone():%Y-%m-%d %H:%M}" if isinstance(fact, datetime) else one_line(fact)
