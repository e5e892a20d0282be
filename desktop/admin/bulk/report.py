"""What became of every row: what nobody can tell first, then what failed, what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.admin.bulk.cells import write_table
from desktop.admin.bulk.rows import State
from desktop.core import words
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.rows import Row, Standing

_ORDER = (
    State.UNCONFIRMED,
    State.DOUBTFUL,
    State.SENT,
    State.FAILED,
    State.WAITING,
    State.LEFT_OUT,
    State.DONE,
)
_HEADINGS = ("result", "username", "sub", "listed as", "line", "code", "message", "at", "request id")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report. `name` is how the person was listed; `username` is empty for somebody unknown."""

    result: State
    name: str
    line: int
    username: str = ""
    sub: str = ""
    code: str = ""
    at: str = ""
    request_id: str = ""

    @property
    def message(self) -> str:
        """Return the code's sentence, empty where there is none."""
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
        }

    def cells(self) -> tuple[str, ...]:
        """Return the line for a table."""
        number = str(self.line) if self.line else ""
        known = (self.result.value, self.username, self.sub, self.name, number)
        return (*known, self.code, self.message, self.at, self.request_id)


def report(job: Job) -> tuple[Line, ...]:
    """Return the lines of a job."""
    lines = (_line(row, job.standing(row)) for row in job.rows)
    return tuple(sorted(lines, key=lambda line: _ORDER.index(line.result)))


def table(lines: Iterable[Line]) -> bytes:
    """Return a report as a table that spreadsheets open; there is no password in it."""
    return write_table(_HEADINGS, (line.cells() for line in lines))


def sentence_of(code: str) -> str:
    """Return what a row's code says, without values that only the moment knew."""
    try:
        return words.sentence(Notice(code)) if code else ""
    except KeyError:
        return ""


def _line(row: Row, standing: Standing) -> Line:
    person = row.person
    return Line(
        result=standing.state,
        name=row.name,
        line=row.line,
        username=person.username if person else "",
        sub=person.sub if person else "",
        code=standing.code or "",
        at=standing.at.isoformat(timespec="seconds") if standing.at else "",
        request_id=standing.request_id or "",
    )
