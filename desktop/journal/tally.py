"""Writes events, and keeps the courses of conversations and the days' counts in step with them."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field, fields
from typing import TYPE_CHECKING

from desktop.core.journal.event import Event, public_name
from desktop.journal.course import ConversationCourse, StepCount, StepVisit
from desktop.journal.histogram import Histogram

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop.journal.journal_entry import JournalEntry

COUNTS = ("reached", "passed", "refused", "lost", "recovered", "abandoned")
_EVENT = tuple(field.name for field in fields(Event) if field.name != "username")
EVENT_COLUMNS = tuple(map(public_name, _EVENT))
_COURSE = ("profile", "version", "began", "last", "person", "name", "step", "ended", "abandoned", "answers")
_VISIT = ("answered", "passed", "troubled", "recovered")
_NOTHING = Histogram()
_LONGEST = 200
"""Characters of any text: what comes from outside must not fill the disk."""


def _insert(table: str, columns: Iterable[str]) -> str:
    names = tuple(columns)
    return f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - names of this module


_INSERT_EVENT = _insert("event", ("at", "profile", "version", *EVENT_COLUMNS))
_INSERT_COURSE = _insert("conversation", ("flow", *_COURSE))
_INSERT_VISIT = _insert("visit", ("flow", "step", "day", *_VISIT))
_INSERT_DAY = _insert("day", ("day", "profile", "version", "step", *COUNTS, "person", "service"))


@dataclass(slots=True)
class _Day:
    """The counts of one step on one day, for one profile and version."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    person: Histogram = _NOTHING
    service: Histogram = _NOTHING

    def row(self) -> tuple[int | bytes, ...]:
        """Return the values of its columns."""
        return (*self.counts.values(), self.person.to_bytes(), self.service.to_bytes())


class Tally:
    """One transaction's worth of events. What they touch is read once, and written by `finish`.

    `counts` are what they added, with the profile they added it for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._courses: dict[str, ConversationCourse] = {}
        self._days: dict[tuple[str, str, str, str], _Day] = {}
        self.counts: list[tuple[str, StepCount]] = []

    def take(self, entries: Iterable[JournalEntry]) -> None:
        """Write events and count them. Raises sqlite3.Error."""
        taken = tuple(entries)
        self._connection.executemany(_INSERT_EVENT, map(_event_row, taken))
        for entry in taken:
            if entry.event.conversation_id:
                course = self._course(entry)
                self._count(course, course.follow(entry))

    def leave(self, conversation_ids: Iterable[str]) -> None:
        """Count conversations as abandoned that nobody has gone on with."""
        for conversation_id in conversation_ids:
            course = self._courses.get(conversation_id) or self._read_course(conversation_id)
            if course is not None:
                self._courses[conversation_id] = course
                self._count(course, course.leave("left"))

    def finish(self) -> None:
        """Write what has changed. Raises sqlite3.Error."""
        write = self._connection.executemany
        courses = self._courses.values()
        visits = [
            (course.conversation_id, step, *astuple(visit))
            for course in courses
            for step, visit in course.visits.items()
        ]
        write(_INSERT_COURSE, [_course_row(course) for course in courses])
        write(_INSERT_VISIT, visits)
        write(_INSERT_DAY, [(*key, *day.row()) for key, day in self._days.items()])

    def _count(self, course: ConversationCourse, counts: Iterable[StepCount]) -> None:
        for count in counts:
            self.counts.append((course.profile, count))
            day = self._day((count.day, course.profile, course.version, count.step))
            if count.what is not None:
                day.counts[count.what] += count.by
            if count.person_seconds is not None:
                day.person += Histogram.of((count.person_seconds,))
            if count.service_seconds is not None:
                day.service += Histogram.of((count.service_seconds,))

    def _course(self, entry: JournalEntry) -> ConversationCourse:
        conversation_id = entry.event.conversation_id
        course = self._courses.get(conversation_id) or self._read_course(conversation_id)
        if course is None:
            course = ConversationCourse(conversation_id, entry.profile, entry.version, entry.at, entry.at)
        self._courses[conversation_id] = course
        return course

    def _read_course(self, conversation_id: str) -> ConversationCourse | None:
        wanted = (conversation_id,)
        row = self._connection.execute("SELECT * FROM conversation WHERE flow = ?", wanted).fetchone()
        if row is None:
            return None
        course = ConversationCourse(conversation_id, **{name: row[name] for name in _COURSE})
        for visit in self._connection.execute("SELECT * FROM visit WHERE flow = ?", wanted):
            marks = {name: bool(visit[name]) for name in _VISIT}
            course.visits[visit["step"]] = StepVisit(visit["day"], **marks)
        return course

    def _day(self, key: tuple[str, str, str, str]) -> _Day:
        if key not in self._days:
            self._days[key] = self._read_day(key)
        return self._days[key]

    def _read_day(self, key: tuple[str, str, str, str]) -> _Day:
        query = "SELECT * FROM day WHERE day = ? AND profile = ? AND version = ? AND step = ?"
        row = self._connection.execute(query, key).fetchone()
        if row is None:
            return _Day()
        counts = {name: int(row[name]) for name in COUNTS}
        return _Day(counts, Histogram.from_bytes(row["person"]), Histogram.from_bytes(row["service"]))


def _event_row(entry: JournalEntry) -> tuple[object, ...]:
    values = (getattr(entry.event, name) for name in _EVENT)
    kept = (_fit(value) if isinstance(value, str) else value for value in values)
    return (entry.at, entry.profile, entry.version, *kept)


def _fit(text: str) -> str:
    """Return a text that a database takes: not too long, and nothing in it that is no character."""
    return text[:_LONGEST].encode(errors="replace").decode()


def _course_row(course: ConversationCourse) -> tuple[object, ...]:
    values = (getattr(course, name) for name in _COURSE)
    return (course.conversation_id, *(_fit(value) if isinstance(value, str) else value for value in values))
