"""Saved views: the questions that admins ask of a list again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.admin.expiry import Expiry, expiry_of
from desktop.admin.triage import why_stuck
from desktop.core.admin.people import PeopleFilter, Person, UserStatus

if TYPE_CHECKING:
    from desktop.core.admin.pool_facts import PoolFacts

SOON = timedelta(days=3)
STUCK = "stuck"
"""Everybody whom something about the account keeps out: what admins look for first."""


@dataclass(frozen=True, slots=True)
class TriageContext:
    """What a view looks with: the pool's settings and time, and when Stile gave passwords (by sub)."""

    facts: PoolFacts
    now: datetime
    password_times: Mapping[str, datetime]


Judge = Callable[[Person, Expiry | None, TriageContext], bool]
"""Decides on a person, whose temporary password's end is told along: it is reckoned once for all views."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view. `narrowed` leaves out on the server what it can; `judge` decides the rest here.

    Its words stand in the catalogue as `admin.view.NAME`.
    """

    name: str
    narrowed: PeopleFilter | None
    judge: Judge

    def shows(self, person: Person, context: TriageContext) -> bool:
        """Say whether a person is in the view."""
        return self.judge(person, _expiry(person, context), context)


def views_of(person: Person, context: TriageContext) -> Iterator[str]:
    """Return the names of the views that a person is in."""
    expiry = _expiry(person, context)
    return (name for name, view in VIEWS.items() if view.judge(person, expiry, context))


def _expiry(person: Person, context: TriageContext) -> Expiry | None:
    return expiry_of(person, context.facts, context.password_times.get(person.sub))


def _is_stuck(person: Person, expiry: Expiry | None, context: TriageContext) -> bool:
    return why_stuck(person, expiry, context.now) is not None


def _cannot_be_reached(person: Person, _expiry: Expiry | None, _context: TriageContext) -> bool:
    """No code can be sent to them; who signs in through another provider needs none."""
    return not person.can_be_reached and person.status is not UserStatus.EXTERNAL_PROVIDER


def _expired(_person: Person, expiry: Expiry | None, context: TriageContext) -> bool:
    return expiry is not None and expiry.has_passed(context.now)


def _expiring(_person: Person, expiry: Expiry | None, context: TriageContext) -> bool:
    return expiry is not None and expiry.passes_within(SOON, context.now)


def _has(status: UserStatus) -> Judge:
    return lambda person, _expiry, _context: person.status is status


def _never_signed_in(person: Person, _expiry: Expiry | None, _context: TriageContext) -> bool:
    """Cognito keeps no time of the last sign-in, but these two states end with the first one."""
    return person.status in {UserStatus.FORCE_CHANGE_PASSWORD, UserStatus.UNCONFIRMED}


def _is_disabled(person: Person, _expiry: Expiry | None, _context: TriageContext) -> bool:
    return not person.enabled


_INVITED = PeopleFilter.by_status(UserStatus.FORCE_CHANGE_PASSWORD)

VIEWS: dict[str, SavedView] = {
    view.name: view
    for view in (
        SavedView(STUCK, None, _is_stuck),
        SavedView("expired", _INVITED, _expired),
        SavedView("expiring", _INVITED, _expiring),
        SavedView("never-signed-in", None, _never_signed_in),
        SavedView(
            "reset-required",
            PeopleFilter.by_status(UserStatus.RESET_REQUIRED),
            _has(UserStatus.RESET_REQUIRED),
        ),
        SavedView(
            "not-confirmed", PeopleFilter.by_status(UserStatus.UNCONFIRMED), _has(UserStatus.UNCONFIRMED)
        ),
        SavedView("no-verified-address", None, _cannot_be_reached),
        SavedView("disabled", PeopleFilter.by_switch(enabled=False), _is_disabled),
    )
}
"""By public name."""
