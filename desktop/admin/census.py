"""How many people are in which state: the whole directory read once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.admin.views import VIEWS, Predicate, Sight
from desktop.core.people import Person, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.ports import Directory

_LONG = timedelta(days=30)
_YEAR = timedelta(days=365)


def _unconfirmed_long(person: Person, sight: Sight) -> bool:
    return person.status is Status.UNCONFIRMED and sight.now - person.created_at > _LONG


def _untouched_for_a_year(person: Person, sight: Sight) -> bool:
    """Cognito keeps no last sign-in; an account that changed is not meant, so this is the least there are."""
    return person.enabled and person.status is Status.CONFIRMED and sight.now - person.modified_at > _YEAR


def _without_verified_email(person: Person, _sight: Sight) -> bool:
    return not person.is_verified("email")


COUNTED: dict[str, Predicate] = {
    "all": lambda _person, _sight: True,
    **{name: view.shows for name, view in VIEWS.items() if name != "expiring"},
    "unconfirmed-long": _unconfirmed_long,
    "untouched-year": _untouched_for_a_year,
    "no-verified-email": _without_verified_email,
}
"""What is counted, by name; its words stand in the catalogue as `review.people-NAME`."""


async def census(directory: Directory, times: Mapping[str, datetime]) -> dict[str, int]:
    """Return how many people each count has; `times` are when Stile gave passwords, by sub.

    Raises the typed errors of `core.errors` and `core.admin_errors`.
    """
    facts = await directory.facts()  # asked first, so that `now` is the pool's
    sight = Sight(facts, directory.now(), times)
    counts = dict.fromkeys(COUNTED, 0)
    async for page in directory.pages():
        for person in page.people:
            for name, belongs in COUNTED.items():
                counts[name] += belongs(person, sight)
    return counts
