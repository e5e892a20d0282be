"""The columns of the list: what each shows, and what it is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.expiry import expiry_of
from desktop.ui.admin.seen import Seen, display_name
from desktop.ui.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.admin.views import Sight
    from desktop.core.people import Person

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is made for what is on the screen only; `key` for everybody when it is sorted by.

    Its heading stands in the catalogue as `admin-window.column.NAME`; `width` is in pixels.
    """

    name: str
    width: int
    text: Callable[[Seen, Sight], str]
    key: Callable[[Person, Sight], Any]


def _ends(person: Person, sight: Sight) -> datetime:
    expiry = expiry_of(person, sight.facts, sight.password_times.get(person.sub))
    return expiry.at if expiry else _NEVER


def _email(person: Person) -> str:
    return person.attributes.get("email", "")


def _why(person: Person, sight: Sight) -> str:
    return Seen.of(person, sight).why or "~"  # who is not stuck comes last


def _folded(text: Callable[[Person], str]) -> Callable[[Person, Sight], str]:
    return lambda person, _: text(person).casefold()


COLUMNS = (
    Column("username", 170, lambda seen, _: seen.person.username, _folded(lambda person: person.username)),
    Column("name", 140, lambda seen, _: display_name(seen.person), _folded(display_name)),
    Column("email", 230, lambda seen, _: _email(seen.person), _folded(_email)),
    Column("state", 230, lambda seen, _: seen.state_text, lambda person, sight: Seen.of(person, sight).state),
    Column("ends", 220, lambda seen, sight: seen.expiry_text(sight.now), _ends),
    Column("why", 330, lambda seen, _: seen.why_text, _why),
    Column("created", 120, lambda seen, _: moment(seen.person.created_at), lambda one, _: one.created_at),
    Column("changed", 120, lambda seen, _: moment(seen.person.modified_at), lambda one, _: one.modified_at),
)
