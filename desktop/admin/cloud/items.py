"""The table that the machine goes through: a number by which results find their row, and what differs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from desktop.admin.actions import Order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.actions import Action, Details
    from desktop.admin.bulk.rows import Row
    from desktop.core.admin_calls import AdminCall
    from desktop.core.pool_facts import PoolFacts

_HEADINGS = ("number", "username", "medium")


def one_call(action: Action, row: Row, facts: PoolFacts, details: Details) -> AdminCall | None:
    """Return the one call that an action makes for a row, None if it makes several."""
    if row.person is None:
        return None
    calls = action.calls(Order(row.person, facts, details))
    return calls[0] if len(calls) == 1 else None


def items(action: Action, rows: Iterable[Row], facts: PoolFacts, details: Details) -> bytes:
    """Return the table. Nothing in it is guarded against spreadsheets: the names are sent as they stand."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for row in rows:
        call = one_call(action, row, facts, details)
        if call is not None:
            medium = call.members.get("DesiredDeliveryMediums", [""])[0]
            writer.writerow([row.number, call.members["Username"], medium])
    return text.getvalue().encode()
