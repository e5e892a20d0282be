"""The result files of a distributed map, read back into how each row stands.

Source: Step Functions' Developer Guide, "ResultWriter": manifest.json names the files by status; each is a
list of executions whose `Input` and `Output` are JSON texts.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.bulk.job_rows import UNCONFIRMED, RowState, RowStatus
from desktop.core.cognito.refusals import read_refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RESULTS = {"done": RowState.DONE, "failed": RowState.FAILED, "unconfirmed": RowState.UNCONFIRMED}
_ABOUT_PEOPLE = {
    "AccessDeniedException": "admin-access-denied",
    "UnsupportedUserStateException": "wrong-state",
    "UserNotFoundException": "person-unknown",
}
_REFUSED_STATUS = 400


def files(manifest: bytes) -> dict[str, list[str]]:
    """Return the keys of the result files by status. Raises ValueError, KeyError for what is no manifest."""
    named = json.loads(manifest)["ResultFiles"]
    return {status: [str(file["Key"]) for file in listed] for status, listed in named.items()}


def row_statuses(status: str, data: bytes) -> Iterator[tuple[int, RowStatus]]:
    """Return the rows of one result file, by number; a child that never began leaves its row waiting."""
    for execution in json.loads(data):
        number = int(json.loads(execution["Input"])["number"])
        if status == "PENDING":
            yield number, RowStatus(RowState.WAITING)
        else:
            yield number, _standing(execution)


def _standing(execution: Mapping[str, Any]) -> RowStatus:
    at = _time(execution.get("StopDate"))
    if execution.get("Status") != "SUCCEEDED":
        return RowStatus(RowState.UNCONFIRMED, UNCONFIRMED, at, attempts=1)
    told = json.loads(execution["Output"])
    state = _RESULTS[told["result"]]
    return RowStatus(state, _code(state, told), at, attempts=1)


def _code(state: RowState, told: Mapping[str, Any]) -> str | None:
    if state is not RowState.FAILED:
        return UNCONFIRMED if state is RowState.UNCONFIRMED else None
    name = str(told.get("error", "")).rpartition(".")[2]
    cause = str(told.get("cause", ""))
    return _ABOUT_PEOPLE.get(name) or read_refusal(name, cause, _REFUSED_STATUS).code


def _time(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError:
        return None
