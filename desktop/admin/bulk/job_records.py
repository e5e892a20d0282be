"""The lines of a job's log: what was planned, what was about to leave, and what became of it.

A line is known by its members. One of a kind that this version does not know is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import msgspec

from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.core import records
from desktop.core.admin.people import Person, UserStatus
from desktop.core.records import KeptRecord, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

RowNumber: TypeAlias = Annotated[int, msgspec.Meta(ge=1)]

_NEEDED = (
    "sub",
    "email",
    "email_verified",
    "phone_number",
    "phone_number_verified",
    "preferred_username",
)
"""What calls and checks need of a person's attributes; a job keeps no others."""


class PersonRecord(KeptRecord, frozen=True):
    """A person, as the directory told of them when the job was planned."""

    username: str
    sub: str
    status: UserStatus
    enabled: bool
    created: Moment
    modified: Moment
    attributes: dict[str, str]

    @classmethod
    def of(cls, person: Person) -> PersonRecord:
        """Return what is kept of a person."""
        needed = {name: person.attributes[name] for name in _NEEDED if name in person.attributes}
        times = person.created_at, person.modified_at
        return cls(person.username, person.sub, person.status, person.enabled, *times, needed)

    def person(self) -> Person:
        """Return the person."""
        times = self.created, self.modified
        return Person(self.username, self.sub, self.status, self.enabled, *times, self.attributes)


class RowRecord(KeptRecord, frozen=True, kw_only=True, omit_defaults=True):
    """A row; `person` is missing where nobody was found, or several people were."""

    number: RowNumber
    line: int = 0
    name: str
    person: PersonRecord | None = None
    left_out: str | None = None
    several: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: JobRow) -> RowRecord:
        """Return what is kept of a row."""
        person = PersonRecord.of(row.person) if row.person is not None else None
        return cls(
            number=row.number,
            line=row.line,
            name=row.name,
            person=person,
            left_out=row.left_out,
            several=row.several,
        )

    def row(self) -> JobRow:
        """Return the row."""
        person = self.person.person() if self.person is not None else None
        return JobRow(self.number, self.line, self.name, person, self.left_out, self.several)


class RowsLine(KeptRecord, frozen=True):
    """Some of the job's rows."""

    rows: tuple[RowRecord, ...]


class PlannedLine(KeptRecord, frozen=True):
    """The end of the plan: how many rows there are."""

    planned: int


class IntentLine(KeptRecord, frozen=True):
    """The calls of these rows are about to leave."""

    intent: tuple[RowNumber, ...]
    at: Moment


class StatusLine(KeptRecord, frozen=True, omit_defaults=True):
    """How a row stands now."""

    row: RowNumber
    state: RowState
    code: str | None = None
    at: Moment | None = None
    request_id: str | None = None
    attempts: int = 0

    @classmethod
    def of(cls, number: int, status: RowStatus) -> StatusLine:
        """Return the line of a row's status."""
        return cls(number, status.state, status.code, status.at, status.request_id, status.attempts)

    def status(self) -> RowStatus:
        """Return the status."""
        return RowStatus(self.state, self.code, self.at, self.request_id, self.attempts)


class AgainLine(KeptRecord, frozen=True):
    """Rows that failed are tried once more."""

    again: tuple[RowNumber, ...]


class RateLine(KeptRecord, frozen=True):
    """How many calls a second are chosen from here on."""

    rate: Annotated[float, msgspec.Meta(gt=0)]


@dataclass(frozen=True, slots=True)
class LostLine:
    """A line that cannot be read: what it said is not known."""


JobLine: TypeAlias = RowsLine | PlannedLine | IntentLine | StatusLine | AgainLine | RateLine | LostLine

_KINDS: dict[str, type[RowsLine | PlannedLine | IntentLine | StatusLine | AgainLine | RateLine]] = {
    "rows": RowsLine,
    "planned": PlannedLine,
    "intent": IntentLine,
    "row": StatusLine,
    "again": AgainLine,
    "rate": RateLine,
}


def read_line(values: Mapping[str, Any] | None) -> JobLine | None:
    """Return a line of the log, None if it is of an unknown kind; one that makes no sense is lost."""
    if values is None:
        return LostLine()
    kind = next((kind for member, kind in _KINDS.items() if member in values), None)
    try:
        return records.read(values, kind) if kind is not None else None
    except ValueError:
        return LostLine()


def rows_of(line: JobLine | None) -> tuple[int, ...]:
    """Return the numbers of the rows of which a line tells something."""
    match line:
        case IntentLine():
            return line.intent
        case StatusLine():
            return (line.row,)
        case AgainLine():
            return line.again
        case _:
            return ()
