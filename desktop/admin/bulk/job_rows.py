"""The rows of a job, and how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.admin.people import Person


NOT_DONE, UNCONFIRMED = "not-done", "action-unconfirmed"
"""Codes of rows whose replies were lost: the directory shows that nothing was done, or does not tell."""


class RowState(StrEnum):
    """How a row stands. Every row that is not left out ends DONE, FAILED or UNCONFIRMED."""

    LEFT_OUT = "left-out"
    """Nothing is sent for it; the code says why."""
    WAITING = "waiting"
    SENT = "sent"
    """Its call left, or was about to when the program ended."""
    DOUBTFUL = "doubtful"
    """Its reply was lost; the directory is asked what became of it."""
    DONE = "done"
    FAILED = "failed"
    """The pool refused it, or the directory shows that it was not done."""
    UNCONFIRMED = "unconfirmed"
    """Nobody can tell; it is not sent again by itself."""

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done or to be found out."""
        return self in {RowState.WAITING, RowState.SENT, RowState.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class JobRow:
    """One row: as it was listed, who that is, and why it is left out, if it is.

    `line` is the line of the file it comes from, 0 where there is none. `several` are the user names of all
    those who go by the name, where it is not known which of them is meant.
    """

    number: int
    line: int
    name: str
    person: Person | None
    left_out: str | None = None
    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowStatus:
    """How a row stands. `at` is the pool's time of sending or of the end; `attempts` counts calls.

    One that waits with a code was refused by what would meet every row.
    """

    state: RowState
    code: str | None = None
    at: datetime | None = None
    request_id: str | None = None
    attempts: int = 0

    @property
    def waits_refused(self) -> bool:
        """Say whether its last call was refused, and it waits for another."""
        return self.state is RowState.WAITING and self.code is not None


def first_status(row: JobRow) -> RowStatus:
    """Return how a row stands before anything is done."""
    return RowStatus(RowState.LEFT_OUT, row.left_out) if row.left_out else RowStatus(RowState.WAITING)
