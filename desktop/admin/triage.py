"""What state somebody is in, why they cannot sign in, and the one action that helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, AdminAction
from desktop.admin.expiry import Expiry, expiry_of
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.admin.pool_facts import PoolFacts

_STATES = {
    UserStatus.UNCONFIRMED: "unconfirmed",
    UserStatus.CONFIRMED: "confirmed",
    UserStatus.ARCHIVED: "archived",
    UserStatus.COMPROMISED: "compromised",
    UserStatus.RESET_REQUIRED: "reset-required",
    UserStatus.EXTERNAL_PROVIDER: "external",
}
_REASONS = {
    UserStatus.UNCONFIRMED: "not-confirmed",
    UserStatus.COMPROMISED: "compromised",
    UserStatus.RESET_REQUIRED: "reset-required",
}
_CURES = {
    "disabled": ("enable",),
    "temporary-password-expired": ("resend", "set-temporary"),
    "not-confirmed": ("confirm",),
    "reset-required": ("reset", "set-temporary"),
    "no-verified-address": ("set-temporary",),
    "compromised": ("reset", "set-temporary"),
}
"""The actions that help against a reason, the best first; the first that is possible is recommended."""

_CURES_OF_NOTES = {
    "wrong-password": ("resend", "reset", "set-temporary"),
    "temporary-password-expired": ("resend", "set-temporary"),
    "disabled": ("enable",),
    "not-confirmed": ("confirm",),
    "reset-required": ("reset", "set-temporary"),
    "reset-not-possible": ("resend", "set-temporary"),
    "code-not-sent": ("set-temporary",),
    "wrong-code": ("reset-mfa",),
    "factor-missing": ("reset-mfa",),
    "device-forgotten": ("forget-devices",),
}
"""What helps somebody whose account looks sound, by the code that their help note tells of."""

_NEVER_OFFERED = frozenset({"create"})


@dataclass(frozen=True, slots=True)
class Triage:
    """What to know before helping: words for it stand in the catalogue.

    `state` as `admin.state.STATE`; `why_stuck` as `admin.why.CODE`, None if nothing about the account stands
    in the way; `told` is the code of the person's help note; `recommended` names the one action that helps,
    None if there is none; `others` are the further actions that are possible, `impossible` those that are
    not, each with the code of the reason.
    """

    person: Person
    state: str
    expiry: Expiry | None
    why_stuck: str | None
    told: str | None
    recommended: str | None
    others: tuple[str, ...]
    impossible: tuple[tuple[str, str], ...]


def triage(
    person: Person,
    facts: PoolFacts,
    now: datetime,
    *,
    password_set_at: datetime | None = None,
    told: str | None = None,
) -> Triage:
    """Look at one person. `now` is the pool's time, `password_set_at` what the audit knows."""
    expiry = expiry_of(person, facts, password_set_at)
    why = why_stuck(person, expiry, now)
    obstacles = {name: action.obstacle(person, facts) for name, action in _offered()}
    recommended = _first_possible(_cures(why, told), obstacles)
    return Triage(
        person=person,
        state=state_of(person, expiry, now),
        expiry=expiry,
        why_stuck=why,
        told=told,
        recommended=recommended,
        others=tuple(name for name, code in obstacles.items() if code is None and name != recommended),
        impossible=tuple((name, code) for name, code in obstacles.items() if code is not None),
    )


def state_of(person: Person, expiry: Expiry | None, now: datetime) -> str:
    """Return the state's name in the catalogue."""
    if not person.enabled:
        return "disabled"
    if expiry is not None:
        return "invitation-over" if expiry.has_passed(now) else "invited"
    return _STATES.get(person.status, "unknown")


def why_stuck(person: Person, expiry: Expiry | None, now: datetime) -> str | None:
    """Return the code of what keeps somebody from signing in, None if nothing about the account does."""
    if not person.enabled:
        return "disabled"
    if expiry is not None:
        return "temporary-password-expired" if expiry.has_passed(now) else None
    if person.status is UserStatus.RESET_REQUIRED and not person.can_be_reached:
        return "no-verified-address"
    return _REASONS.get(person.status)


def recommended_action(person: Person, facts: PoolFacts, why: str | None) -> str | None:
    """Return the name of the first action against a reason that is possible, for a row of a list."""
    if why is None:
        return None
    return next((name for name in _CURES[why] if ACTIONS[name].obstacle(person, facts) is None), None)


def _cures(why: str | None, told: str | None) -> tuple[str, ...]:
    """Return what helps: against what is seen first, then against what the person tells of."""
    return _CURES.get(why or "", ()) or _CURES_OF_NOTES.get(told or "", ())


def _offered() -> list[tuple[str, AdminAction]]:
    return [(name, action) for name, action in ACTIONS.items() if name not in _NEVER_OFFERED]


def _first_possible(names: tuple[str, ...], obstacles: dict[str, str | None]) -> str | None:
    return next((name for name in names if obstacles[name] is None), None)
