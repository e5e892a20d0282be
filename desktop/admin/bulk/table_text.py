"""The text of a table's file: which encoding, which separator."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from desktop.admin.bulk.table_error import TableError
from desktop.admin.bulk.table_headings import knows_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 20
"""Rows by which a separator is known."""
_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FILES = (
    (b"pk\x03\x04", "workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
    (b"%pdf", "not-a-table"),
    *((mark, "not-a-table") for mark in (b"<html", b"<!doc", b"<?xml", b"<table", b"<head", b"<meta")),
)
"""What a file begins with, in small letters, that Excel opens, too, but that is no table."""

Row = tuple[int, list[str]]
"""The line that a row begins at, and its cells."""


def text_of(data: bytes) -> str:
    """Return a table's text. Raises TableError.

    Without a mark it is UTF-8, UTF-16 if every other byte is zero, else what Excel writes in western Europe
    (Windows-1252): a name that is read wrongly is a name that nobody has.
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    other = next((because for mark, because in _OTHER_FILES if start.startswith(mark)), None)
    if other is not None:
        raise TableError(other)
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), _without_mark(data))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError("encoding") from error
    if "\0" in text:
        raise TableError("encoding")
    return text


def rows_of(text: str) -> Iterator[Row]:
    """Return the rows of a table that are not blank. Raises TableError at one that is broken."""
    separator, text, skipped = _separator(text)
    yield from _rows(text, separator, skipped)


def _without_mark(data: bytes) -> str:
    if b"\0" in data[:200]:
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(text: str) -> tuple[str, str, int]:
    """Return the separator, the text without a first line `sep=;` of Excel, and how many lines that is."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.rstrip("\r")) == len("sep=;"):
        return first[len("sep=")], rest, 1
    return max(_SEPARATORS, key=lambda separator: _fitness(text, separator)), text, 0


def _fitness(text: str, separator: str) -> tuple[bool, int]:
    """Say how well a separator fits: whether a heading is known by it, and how many columns it makes."""
    widest, known = 0, False
    try:
        for place, (_, cells) in enumerate(_rows(text, separator)):
            widest, known = max(widest, len(cells)), known or knows_heading(cells)
            if known or place == _LOOKED_AT:
                break
    except TableError:
        pass
    return known, widest


def _rows(text: str, separator: str, skipped: int = 0) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError("broken", line=line) from error
        if any(map(str.strip, cells)):
            yield line, cells
