"""The table that the machine goes through: a number by which results find their row, and what differs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from desktop.admin.actions import ActionRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.actions import ActionDetails, AdminAction
    from desktop.admin.bulk.job_rows import JobRow
    from desktop.core.admin.admin_call import AdminCall
    from desktop.core.admin.pool_facts import PoolFacts

_HEADINGS = ("number", "username", "medium")


def one_call(action: AdminAction, row: JobRow, facts: PoolFacts, details: ActionDetails) -> AdminCall | None:
    """Return the one call that an action makes for a row, None if it makes several."""
    if row.person is None:
        return None
    calls = action.calls(ActionRequest(row.person, facts, details))
    return calls[0] if len(calls) == 1 else None


def items(action: AdminAction, rows: Iterable[JobRow], facts: PoolFacts, details: ActionDetails) -> bytes:
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
