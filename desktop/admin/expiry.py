"""When a temporary password ends, as far as it can be known from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.admin.pool_facts import PoolFacts

Basis: TypeAlias = Literal["created", "modified", "audit"]

_SAME_MOMENT = timedelta(seconds=5)
"""A password that Stile set and the account's modified date are the same event within this."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """The latest moment at which a temporary password can end.

    Cognito does not tell when one was set, only when the account was created and last modified; it was set
    then or before. `basis` says which was used: only with `audit` (Stile itself set it, and nothing was
    modified since) is the moment exact, otherwise it is "at the latest".
    """

    at: datetime
    basis: Basis

    @property
    def is_exact(self) -> bool:
        """Say whether the password ends at this moment and not perhaps earlier."""
        return self.basis == "audit"

    def has_passed(self, now: datetime) -> bool:
        """Say whether the password has ended for certain."""
        return now >= self.at

    def passes_within(self, span: timedelta, now: datetime) -> bool:
        """Say whether it ends soon, and has not ended yet."""
        return now < self.at <= now + span


def expiry_of(person: Person, facts: PoolFacts, set_at: datetime | None = None) -> Expiry | None:
    """Return when a person's temporary password ends; None for people who have none.

    `set_at` is when Stile itself last gave one, by the audit.
    """
    if person.status is not UserStatus.FORCE_CHANGE_PASSWORD:
        return None
    if set_at is not None and abs(person.modified_at - set_at) <= _SAME_MOMENT:
        return Expiry(set_at + facts.temporary_password, "audit")
    untouched = person.modified_at - person.created_at <= _SAME_MOMENT
    if untouched:
        return Expiry(person.created_at + facts.temporary_password, "created")
    return Expiry(person.modified_at + facts.temporary_password, "modified")
