"""The columns of the list: what each shows, and what it is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop.admin.expiry import expiry_of
from desktop.core import words
from desktop.core.catalogue.texts_by_prefix import texts_of
from desktop.core.spans import ago, span
from desktop.ui.admin.person_row import PersonRow, display_name
from desktop.ui.widgets.local_time import short_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.people import Person

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is made for what is on the screen only; `key` for everybody when it is sorted by.

    Its heading stands in the catalogue as `admin-list.column.HEADING`. It is as wide as the longest of its
    `samples`. `whole` is what a tool tip says besides: only what Stile itself words.
    """

    heading: str
    samples: Callable[[], Iterable[str]]
    text: Callable[[PersonRow, TriageContext], str]
    key: Callable[[Person, TriageContext], Any]
    whole: Callable[[PersonRow, TriageContext], str] | None = None


def _ends(person: Person, context: TriageContext) -> datetime:
    expiry = expiry_of(person, context.facts, context.password_times.get(person.sub))
    return expiry.at if expiry else _NEVER


def _email(person: Person) -> str:
    return person.attributes.get("email", "")


def _why(person: Person, context: TriageContext) -> str:
    return PersonRow.of(person, context).why or "~"  # people who are not stuck come last


def _folded(text: Callable[[Person], str]) -> Callable[[Person, TriageContext], str]:
    return lambda person, _: text(person).casefold()


def _ago(when: datetime, context: TriageContext) -> str:
    return ago(context.now - when)


def _of_length(letters: int) -> Callable[[], Iterable[str]]:
    return lambda: ("n" * letters,)


def _texts(prefix: str) -> Callable[[], Iterable[str]]:
    return lambda: (text for key, text in texts_of("admin-list").items() if key.startswith(prefix))


def _times() -> Iterable[str]:
    lengths = (timedelta(minutes=59), timedelta(days=20), timedelta(days=700))
    return (words.say("admin-list.ends.at-the-latest", span=span(length)) for length in lengths)


COLUMNS = (
    Column("username", _of_length(16), lambda row, _: row.person.username, _folded(lambda one: one.username)),
    Column("name", _of_length(12), lambda row, _: display_name(row.person), _folded(display_name)),
    Column("email", _of_length(22), lambda row, _: _email(row.person), _folded(_email)),
    Column(
        "state",
        _texts("admin-list.state."),
        lambda row, _: row.short_state,
        lambda person, context: PersonRow.of(person, context).state,
        lambda row, _: row.state_text,
    ),
    Column(
        "why_stuck",
        _texts("admin-list.why."),
        lambda row, _: row.short_why,
        _why,
        lambda row, _: words.say(f"admin.why.{row.why}") if row.why else "",
    ),
    Column(
        "temporary_password_expires_at",
        _times,
        lambda row, context: row.ends_in(context.now),
        _ends,
        lambda row, context: row.expiry_text(context.now),
    ),
    Column(
        "created_at",
        _times,
        lambda row, context: _ago(row.person.created_at, context),
        lambda one, _: one.created_at,
        lambda row, _: short_time(row.person.created_at),
    ),
    Column(
        "modified_at",
        _times,
        lambda row, context: _ago(row.person.modified_at, context),
        lambda one, _: one.modified_at,
        lambda row, _: short_time(row.person.modified_at),
    ),
)
