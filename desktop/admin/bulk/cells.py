"""Cells that a spreadsheet takes as text: what begins like a formula gets an apostrophe before it.

Source: OWASP, CSV Injection. Names are typed at sign-up, so one may be a formula that calls an address.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARD = "'"


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet calculates."""
    return _GUARD + cell if cell.startswith(_BEGINS_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return what a cell said before it was guarded."""
    is_guarded = cell.startswith(_GUARD) and cell[1:].startswith(_BEGINS_FORMULA)
    return cell[1:] if is_guarded else cell


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()
