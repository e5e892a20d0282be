"""Tables that spreadsheets open: in UTF-8, and no cell can be taken for a formula."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from desktop.core.spreadsheet_cells import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()
