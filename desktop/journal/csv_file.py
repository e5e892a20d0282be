"""Rates as a CSV file that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.core.spreadsheet_cells import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.journal.rates import StepRates


def to_csv(rates: Iterable[StepRates]) -> str:
    """Return rates as CSV; no text in it can be taken for a formula."""
    rows = [asdict(one) for one in rates]
    names = [name for name in (rows[0] if rows else {}) if name != "group"]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
    return file.getvalue()


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return f"{value:.3f}" if isinstance(value, float) else str(value)
