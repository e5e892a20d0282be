"""Saved views: the questions that admins ask of a list again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.admin.expiry import expiry_of
from desktop.core.people import Filter, Person, Status

if TYPE_CHECKING:
    from desktop.core.pool_facts import PoolFacts

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a view looks with: the pool's settings and time, and when Stile gave passwords (by sub)."""

    facts: PoolFacts
    now: datetime
    password_times: Mapping[str, datetime]


Predicate = Callable[[Person, Sight], bool]


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view. `narrowed` leaves out on the server what it can; `shows` decides the rest here.

    Its words stand in the catalogue as `admin.view.NAME`.
    """

    name: str
    narrowed: Filter | None
    shows: Predicate


def _expired(person: Person, sight: Sight) -> bool:
    expiry = expiry_of(person, sight.facts, sight.password_times.get(person.sub))
    return expiry is not None and expiry.has_passed(sight.now)


def _expiring(person: Person, sight: Sight) -> bool:
    expiry = expiry_of(person, sight.facts, sight.password_times.get(person.sub))
    return expiry is not None and expiry.passes_within(SOON, sight.now)


def _has(status: Status) -> Predicate:
    return lambda person, _sight: person.status is status


def _never_signed_in(person: Person, _sight: Sight) -> bool:
    """Cognito keeps no time of the last sign-in, but these two states end with the first one."""
    return person.status in {Status.FORCE_CHANGE_PASSWORD, Status.UNCONFIRMED}


def _is_disabled(person: Person, _sight: Sight) -> bool:
    return not person.enabled


_INVITED = Filter.by_status(Status.FORCE_CHANGE_PASSWORD)

VIEWS: dict[str, SavedView] = {
    view.name: view
    for view in (
        SavedView("expired", _INVITED, _expired),
        SavedView("expiring", _INVITED, _expiring),
        SavedView("never-signed-in", None, _never_signed_in),
        SavedView("reset-required", Filter.by_status(Status.RESET_REQUIRED), _has(Status.RESET_REQUIRED)),
        SavedView("disabled", Filter.by_switch(enabled=False), _is_disabled),
    )
}
"""By public name."""
