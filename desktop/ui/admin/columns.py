"""The columns of the list: what each shows, and what it is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.expiry import expiry_of
from desktop.ui.admin.person_row import PersonRow, display_name
from desktop.ui.widgets.local_time import short_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.admin.saved_views import TriageContext
    from desktop.core.admin.people import Person

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is made for what is on the screen only; `key` for everybody when it is sorted by.

    Its heading stands in the catalogue as `admin-window.column.NAME`; `width` is in pixels.
    """

    name: str
    width: int
    text: Callable[[PersonRow, TriageContext], str]
    key: Callable[[Person, TriageContext], Any]


def _ends(person: Person, context: TriageContext) -> datetime:
    expiry = expiry_of(person, context.facts, context.password_times.get(person.sub))
    return expiry.at if expiry else _NEVER


def _email(person: Person) -> str:
    return person.attributes.get("email", "")


def _why(person: Person, context: TriageContext) -> str:
    return PersonRow.of(person, context).why or "~"  # people who are not stuck come last


def _folded(text: Callable[[Person], str]) -> Callable[[Person, TriageContext], str]:
    return lambda person, _: text(person).casefold()


COLUMNS = (
    Column("username", 170, lambda row, _: row.person.username, _folded(lambda person: person.username)),
    Column("name", 140, lambda row, _: display_name(row.person), _folded(display_name)),
    Column("email", 230, lambda row, _: _email(row.person), _folded(_email)),
    Column(
        "state",
        230,
        lambda row, _: row.state_text,
        lambda person, context: PersonRow.of(person, context).state,
    ),
    Column("ends", 220, lambda row, context: row.expiry_text(context.now), _ends),
    Column("why", 330, lambda row, _: row.why_text, _why),
    Column("created", 120, lambda row, _: short_time(row.person.created_at), lambda one, _: one.created_at),
    Column("changed", 120, lambda row, _: short_time(row.person.modified_at), lambda one, _: one.modified_at),
)
