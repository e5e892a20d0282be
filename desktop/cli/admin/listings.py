"""A list of people as it is printed: a table for people, CSV, or lines of JSON; each page as it arrives."""

from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.admin.expiry import Expiry, expiry_of
from desktop.admin.triage import recommended_action, state_of, why_stuck
from desktop.cli.admin.record import Record, record_of
from desktop.cli.admin.times import ends, local_time
from desktop.cli.output import say
from desktop.core import words
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.core.spreadsheet_cells import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.people import Person

_BETWEEN = "  "
_WIDE = frozenset({"W", "F"})
_USUAL = ("username", "email", "state", "why_stuck", "temporary_password_expires_at")
"""What a table for people has where no columns are named."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One person, judged: `record` is what `list --json` publishes."""

    person: Person
    state: str
    expiry: Expiry | None
    record: Record
    is_invited: bool

    @classmethod
    def of(cls, person: Person, context: TriageContext) -> ListedRow:
        """Judge a person."""
        expiry = expiry_of(person, context.facts, context.password_times.get(person.sub))
        why = why_stuck(person, expiry, context.now)
        record = record_of(person, expiry, why, recommended_action(person, context.facts, why))
        is_invited = expiry is not None and person.enabled and not expiry.has_passed(context.now)
        return cls(person, state_of(person, expiry, context.now), expiry, record, is_invited)

    def value(self, column: str) -> str | bool | None:
        """Return what a column holds for programs."""
        if column in self.record:
            return self.record[column]
        return self.state if column == "state" else self.person.attributes.get(column)

    def text(self, column: str) -> str:
        """Return what a column holds for people, in one line."""
        worded = _WORDED.get(column)
        return one_line(worded(self) if worded else str(self.value(column) or ""), LONGEST_NAME)


def _ends(row: ListedRow) -> str:
    return ends(row.expiry) if row.expiry is not None and row.is_invited else ""


def _why(row: ListedRow) -> str:
    why = row.record["why_stuck"]
    return words.say(f"admin-list.why.{why}") if why else ""


_WORDED: dict[str, Callable[[ListedRow], str]] = {
    "state": lambda row: words.say(f"admin.state.{row.state}"),
    "enabled": lambda row: words.say(f"admin-list.{'yes' if row.person.enabled else 'no'}"),
    "created_at": lambda row: local_time(row.person.created_at),
    "modified_at": lambda row: local_time(row.person.modified_at),
    "temporary_password_expires_at": _ends,
    "why_stuck": _why,
}
COLUMNS = (
    "username",
    "sub",
    "email",
    "phone_number",
    "name",
    "state",
    "status",
    "enabled",
    "created_at",
    "modified_at",
    "temporary_password_expires_at",
    "expiry_basis",
    "why_stuck",
    "recommended_action",
)
"""What can be listed: the members of `list --json`, the person's name, and the state in Stile's words."""


class Listing(Protocol):
    """Prints people as their pages arrive."""

    def take(self, rows: Sequence[ListedRow]) -> None:
        """Print some people."""
        ...

    def end(self) -> None:
        """Print what is left to be said."""
        ...


class JsonListing:
    """One object a line; all members of the record where no columns are named."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns

    def take(self, rows: Sequence[ListedRow]) -> None:
        """Print some people."""
        for row in rows:
            chosen = {column: row.value(column) for column in self._columns}
            say(json.dumps(chosen if self._columns else row.record))

    def end(self) -> None:
        """Say nothing: no line means nobody."""


class CsvListing:
    """A table with the names of the columns above; no cell can be taken for a formula."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns or COLUMNS
        self._say(self._columns)

    def take(self, rows: Sequence[ListedRow]) -> None:
        """Print some people."""
        for row in rows:
            self._say([_cell(row.value(column)) for column in self._columns])

    def end(self) -> None:
        """Say nothing: the names of the columns are there."""

    def _say(self, cells: Sequence[str]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="").writerow(cells)
        say(text.getvalue())


class TextListing:
    """Columns under headings, as wide as the first page that has somebody needs them."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns or _USUAL
        self._widths: list[int] = []

    def take(self, rows: Sequence[ListedRow]) -> None:
        """Print some people."""
        lines = [[row.text(column) for column in self._columns] for row in rows]
        if lines and not self._widths:
            headings = [words.say(f"admin-list.column.{column}") for column in self._columns]
            self._widths = [max(map(_width, cells)) for cells in zip(headings, *lines, strict=True)]
            lines.insert(0, headings)
        for cells in lines:
            padded = (
                cell + " " * (wide - _width(cell)) for cell, wide in zip(cells, self._widths, strict=True)
            )
            say(_BETWEEN.join(padded).rstrip())

    def end(self) -> None:
        """Say on standard error that there was nobody."""
        if not self._widths:
            sys.stderr.write(words.say("admin-list.nobody") + "\n")


def _width(text: str) -> int:
    """Return how many places a text takes in a terminal: East Asian letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)


def _cell(value: str | bool | None) -> str:  # noqa: FBT001 - a value of JSON
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value or "")
