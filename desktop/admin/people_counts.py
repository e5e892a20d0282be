"""How many people are in which state: the whole directory read once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.admin.saved_views import VIEWS, TriageContext
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.admin.directory import Directory

Predicate = Callable[[Person, TriageContext], bool]

_LONG = timedelta(days=30)
_YEAR = timedelta(days=365)


def _unconfirmed_long(person: Person, context: TriageContext) -> bool:
    return person.status is UserStatus.UNCONFIRMED and context.now - person.created_at > _LONG


def _untouched_for_a_year(person: Person, context: TriageContext) -> bool:
    """Cognito keeps no last sign-in; an account that changed is not meant, so this is the least there are."""
    return (
        person.enabled and person.status is UserStatus.CONFIRMED and context.now - person.modified_at > _YEAR
    )


def _without_verified_email(person: Person, _context: TriageContext) -> bool:
    return not person.is_verified("email")


_VIEWS = ("expired", "never-signed-in", "reset-required", "disabled")

COUNTED: dict[str, Predicate] = {
    "all": lambda _person, _context: True,
    **{name: VIEWS[name].shows for name in _VIEWS},
    "unconfirmed-long": _unconfirmed_long,
    "untouched-year": _untouched_for_a_year,
    "no-verified-email": _without_verified_email,
}
"""What is counted, by name; its words stand in the catalogue as `review.people-NAME`."""


async def count_people(directory: Directory, times: Mapping[str, datetime]) -> dict[str, int]:
    """Return how many people each count has; `times` are when Stile gave passwords, by sub.

    Raises the typed errors of `core.cognito.errors` and `core.admin.errors`.
    """
    facts = await directory.facts()  # asked first, so that `now` is the pool's
    context = TriageContext(facts, directory.now(), times)
    counts = dict.fromkeys(COUNTED, 0)
    async for page in directory.pages():
        for person in page.people:
            for name, belongs in COUNTED.items():
                counts[name] += belongs(person, context)
    return counts
