"""Tables of people as spreadsheets write them: which encoding, which separator, which column."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.spreadsheet_cells import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEPARATORS = (",", ";", "\t")
_KNOWN = ("username", "cognitousername", "user", "login", "userid", "sub", "email", "emailaddress")
"""What a column of names may be called, best first, without spaces, marks and case."""

_WORKBOOK = b"PK\x03\x04"
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TableError(StileError):
    """The file cannot be used as a table of people; `notice` says why."""

    code = "table-unusable"

    def __init__(self, because: str, **values: str | int) -> None:
        super().__init__(because)
        self.notice = Notice(self.code, {"because": because, **values})


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as the table names them; `line` is the line of the file."""

    line: int
    name: str


def read_table(data: bytes, column: str | None = None) -> tuple[ListedPerson, ...]:
    """Return whom a table lists, in its order. `column` names the column; else it is found by its heading.

    Raises TableError.
    """
    text = _text(data)
    separator, text, skipped = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        headings = next(reader, [])
        at = _position(headings, column)
        listed = tuple(
            ListedPerson(reader.line_num + skipped, name) for row in reader if (name := _cell(row, at))
        )
    except csv.Error as error:
        raise TableError("broken", line=reader.line_num + skipped) from error
    if not listed:
        raise TableError("empty")
    return listed


def _text(data: bytes) -> str:
    if data.startswith(_WORKBOOK):
        raise TableError("workbook")
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError("encoding") from error
    if "\0" in text:
        raise TableError("encoding")
    return text


def _separator(text: str) -> tuple[str, str, int]:
    """Return the separator, the text without a first line `sep=;` of Excel, and how many lines that is."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.rstrip("\r")) == len("sep=;"):
        return first[len("sep=")], rest, 1
    counts = {separator: _outside_quotes(first).count(separator) for separator in _SEPARATORS}
    return max(_SEPARATORS, key=lambda separator: counts[separator]), text, 0


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _position(headings: Sequence[str], wanted: str | None) -> int:
    names = [_plain(heading) for heading in headings]
    for name in (_plain(wanted),) if wanted else _KNOWN:
        if name in names:
            return names.index(name)
    shown = ", ".join(heading.strip() for heading in headings if heading.strip())
    if wanted:
        raise TableError("no-such-column", column=wanted, headings=shown)
    raise TableError("no-name-column", headings=shown)


def _plain(heading: str) -> str:
    return "".join(_letters(heading))


def _letters(heading: str) -> Iterator[str]:
    return (letter for letter in heading.casefold() if letter.isalnum())


def _cell(row: Sequence[str], at: int) -> str:
    return unguarded(row[at].strip()) if at < len(row) else ""
