"""What became of every row: what nobody can tell first, then what failed, what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.admin.bulk.cells import write_table
from desktop.admin.bulk.job_rows import RowState, first_status
from desktop.admin.person_lookup import names_in_line
from desktop.core import words
from desktop.core.admin.person_name import PersonName
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.bulk.bulk_plan import BulkPlan
    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.job_rows import JobRow, RowStatus

_ORDER = (
    RowState.UNCONFIRMED,
    RowState.DOUBTFUL,
    RowState.SENT,
    RowState.FAILED,
    RowState.WAITING,
    RowState.LEFT_OUT,
    RowState.DONE,
)
_HEADINGS = ("result", "username", "sub", "listed as", "line", "code", "message", "at", "request id")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of a report. `name` is how the person was listed; `username` is empty for somebody unknown.

    `several` are the user names of all who go by the name, where it is not known which of them is meant.
    """

    result: RowState
    name: str
    line: int
    username: str = ""
    sub: str = ""
    code: str = ""
    at: str = ""
    request_id: str = ""
    several: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Return the code's sentence, empty where there is none."""
        if self.several:
            kind, names = PersonName.of(self.name).kind, names_in_line(self.several)
            return words.sentence(Notice(self.code, {"because": kind, "names": names}))
        return sentence_of(self.code)

    def record(self) -> dict[str, Any]:
        """Return the line for programs."""
        return {
            "result": self.result.value,
            "username": self.username or None,
            "sub": self.sub or None,
            "name": self.name,
            "line": self.line or None,
            "code": self.code or None,
            "at": self.at or None,
            "request_id": self.request_id or None,
            **({"usernames": list(self.several)} if self.several else {}),
        }

    def cells(self) -> tuple[str, ...]:
        """Return the line for a table."""
        number = str(self.line) if self.line else ""
        known = (self.result.value, self.username, self.sub, self.name, number)
        return (*known, self.code, self.message, self.at, self.request_id)


def report_lines(job: Job) -> tuple[ReportLine, ...]:
    """Return the lines of a job."""
    lines = (_line(row, job.row_status(row)) for row in job.rows)
    return tuple(sorted(lines, key=lambda line: _ORDER.index(line.result)))


def planned_lines(plan: BulkPlan) -> tuple[ReportLine, ...]:
    """Return the lines of a plan of which nothing was done yet: who is left out first."""
    lines = [_line(row, first_status(row)) for row in plan.rows]
    return tuple(sorted(lines, key=lambda line: line.result is not RowState.LEFT_OUT))


def report_table(lines: Iterable[ReportLine]) -> bytes:
    """Return a report as a table that spreadsheets open; there is no password in it."""
    return write_table(_HEADINGS, (line.cells() for line in lines))


def sentence_of(code: str) -> str:
    """Return what a row's code says, without values that only the moment knew."""
    try:
        return words.sentence(Notice(code)) if code else ""
    except KeyError:
        return ""


def _line(row: JobRow, row_status: RowStatus) -> ReportLine:
    person = row.person
    return ReportLine(
        result=row_status.state,
        name=row.name,
        line=row.line,
        username=person.username if person else "",
        sub=person.sub if person else "",
        code=row_status.code or "",
        at=row_status.at.isoformat(timespec="seconds") if row_status.at else "",
        request_id=row_status.request_id or "",
        several=row.several,
    )
