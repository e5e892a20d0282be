"""Tables of people as they are exported, kept and sent: with headings, without, or as addresses of a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from desktop.admin.bulk.ldif import is_ldif, ldif_rows
from desktop.admin.bulk.table_error import TableError
from desktop.admin.bulk.table_headings import ColumnKind, columns_of, kind_of, knows_heading, letters_of
from desktop.admin.bulk.table_text import rows_of, text_of
from desktop.core.admin.person_name import PersonName, without_unseen
from desktop.core.spreadsheet_cells import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.admin.bulk.table_text import Row

    _Columns: TypeAlias = dict[int, ColumnKind | None]

__all__ = ["ListedPerson", "TableError", "read_table"]

_TITLES = 6
"""Rows at the top among which the headings are: exports have a title, a date or the name of a type there."""
_QUOTED_NAME = re.compile(r'"[^"\n]*"')
_AROUND_ADDRESS = re.compile(r"[\s<>,;:\"'()\[\]]+")
_BRACKETS = re.compile(r"<([^<>]+)>")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
"""How a table keeps Excel from taking a number for one."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as the table names them; `line` is the line of the file where that begins.

    `name` is empty where a line says something, but names nobody. `is_username`: its heading says so.
    `others` are what other columns call the same person, an address mostly.
    """

    line: int
    name: str
    is_username: bool = field(default=False, compare=False)
    others: tuple[str, ...] = field(default=(), compare=False)

    @property
    def cell(self) -> tuple[str, bool]:
        """Return what people are looked up by."""
        return self.name, self.is_username


def read_table(data: bytes, column: str | None = None) -> tuple[ListedPerson, ...]:
    """Return whom a table lists, in its order.

    `column` names the column, by its heading or its place from 1; else it is found by its heading. Raises
    TableError.
    """
    text = text_of(data)
    listed = _mail_list(text) if column is None else ()
    if not listed:
        rows = ldif_rows(text) if is_ldif(text) else list(rows_of(text))
        if not rows:
            raise TableError("no-name-column" if not text.strip() else "empty", headings="")
        listed = tuple(_people(rows, column))
    if not any(each.name for each in listed):
        raise TableError("empty")
    return listed


def _mail_list(text: str) -> tuple[ListedPerson, ...]:
    """Return the people of a list as mail programs write it: `Ann <ann@x.org>; "Orange, Bob" <bob@x.org>`."""
    lines = [(place, line) for place, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines or not all(_names_in_brackets(line) for _, line in lines):
        return ()
    return tuple(ListedPerson(place, name) for place, line in lines for name in _addresses(line))


def _names_in_brackets(line: str) -> bool:
    return any("@" in inner.strip(" @") for inner in _BRACKETS.findall(line))


def _addresses(line: str) -> Iterator[str]:
    for entry in re.split(r"[;,]", _QUOTED_NAME.sub("", line)):
        inner = entry.partition("<")[2] or entry
        yield from (part for part in _AROUND_ADDRESS.split(inner) if "@" in part.strip("@"))


def _people(rows: Sequence[Row], column: str | None) -> Iterator[ListedPerson]:
    at = next(
        (at for at, (_, cells) in enumerate(islice(rows, _TITLES)) if _is_heading(rows, at, cells)), None
    )
    if at is None and column is not None and not column.isdigit():
        at = 0  # a heading that only the admin knows
    if at is None:
        yield from _without_heading(rows, column)
        return
    places = _places(rows[at][1], rows[at + 1 :], column)
    for line, cells in rows[at + 1 :]:
        if any(map(without_unseen, cells)):
            yield _listed(line, cells, places)


def _is_heading(rows: Sequence[Row], at: int, cells: Sequence[str]) -> bool:
    """Say whether a row has the headings: the first, or one below titles, which fill fewer cells.

    A row with somebody's address is none, and nobody who is listed above is lost as a title.
    """
    if not knows_heading(cells) or any(map(_is_address, cells)):
        return False
    return all(_is_title(above, _filled(cells)) for above in rows[:at])


def _is_title(row: Row, columns: int) -> bool:
    return row[1][0].startswith("#") or (_filled(row[1]) < columns and not _names_address(row))


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, map(without_unseen, cells)))


def _places(headings: Sequence[str], rows: Sequence[Row], column: str | None) -> _Columns:
    """Return the columns to look at, the first that is filled counts, and what each holds."""
    if column is not None:
        place = _named(headings, column)
        return {place: kind_of(headings[place])}
    places: _Columns = {}
    for kind in ColumnKind:
        found = _told_apart(columns_of(headings, kind), kind, headings, rows)
        if len(found) == 1:
            places[found[0]] = kind
        elif found and not places:
            raise _two_columns(headings, found)
    return places


def _told_apart(
    places: Sequence[int], kind: ColumnKind, headings: Sequence[str], rows: Sequence[Row]
) -> Sequence[int]:
    """Return the columns of a kind that differ. Other headings of a kind count less, but with addresses."""
    if not places:
        return ()
    best = letters_of(headings[places[0]])
    alike = [at for at in places if kind is ColumnKind.EMAIL or letters_of(headings[at]) == best]
    differing = [at for at in alike[1:] if any(_differ(cells, alike[0], at) for _, cells in rows)]
    return [alike[0], *differing]


def _differ(cells: Sequence[str], one: int, other: int) -> bool:
    first, second = _cell(cells, one), _cell(cells, other)
    return bool(second) and first != second


def _named(headings: Sequence[str], column: str) -> int:
    """Return the place of the column that was named. Raises TableError."""
    wanted = letters_of(column)
    found = [place for place, heading in enumerate(headings) if letters_of(heading) == wanted]
    if len(found) > 1:
        raise _two_columns(headings, found)
    if found:
        return found[0]
    if column.isdigit() and 0 < int(column) <= len(headings):
        return int(column) - 1
    shown = _shown(headings)
    raise TableError("no-such-column", _offered(headings), column=column, headings=shown)


def _without_heading(rows: Sequence[Row], column: str | None) -> Iterator[ListedPerson]:
    """Return the people of a table whose first row is somebody."""
    widest = max(len(cells) for _, cells in rows)
    if column is not None:
        place = _named([""] * widest, column)
        for line, cells in rows:
            yield ListedPerson(line, _cell(cells, place))
        return
    if widest == 1:
        is_headed = len(rows) > 1 and not _is_address(rows[0][1][0]) and all(map(_names_address, rows[1:]))
        for line, cells in rows[is_headed:]:
            yield ListedPerson(line, _cell(cells, 0))
        return
    for line, cells in rows:
        names = [name for name in map(_clean, cells) if _is_address(name)]
        if len(names) != 1 and len(rows) > 1:
            headings = rows[0][1]
            raise TableError("no-name-column", _offered(headings), headings=_shown(headings))
        for name in names:
            yield ListedPerson(line, name)


def _names_address(row: Row) -> bool:
    return any(map(_is_address, row[1]))


def _is_address(cell: str) -> bool:
    return PersonName.of(cell).is_address


def _listed(line: int, cells: Sequence[str], places: _Columns) -> ListedPerson:
    filled = {name: kind for place, kind in reversed(places.items()) if (name := _cell(cells, place))}
    if not filled:
        return ListedPerson(line, "")
    name, kind = filled.popitem()
    # A name in another directory may be somebody else's here.
    others = tuple(each for each, held in filled.items() if held is not ColumnKind.ACCOUNT)
    return ListedPerson(line, name, kind is ColumnKind.USERNAME, others)


def _two_columns(headings: Sequence[str], found: Sequence[int]) -> TableError:
    columns = tuple((place + 1, headings[place].strip()) for place in sorted(found))
    shown = ", ".join(f"{heading} ({place})" for place, heading in columns)
    return TableError("two-columns", columns, shown=shown, first=columns[0][0])


def _offered(headings: Sequence[str]) -> tuple[tuple[int, str], ...]:
    return tuple((place, text.strip()) for place, text in enumerate(headings, start=1) if text.strip())


def _shown(headings: Sequence[str]) -> str:
    return ", ".join(heading for _, heading in _offered(headings))


def _cell(cells: Sequence[str], at: int) -> str:
    return _clean(cells[at]) if at < len(cells) else ""


def _clean(cell: str) -> str:
    """Return what a cell says; one of characters that nobody sees says nothing."""
    stripped = cell.strip()
    as_text = _AS_TEXT.fullmatch(stripped)
    said = as_text[1].strip() if as_text else unguarded(stripped)
    return said if without_unseen(said) else ""
