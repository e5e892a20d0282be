from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.admin.people_counts import COUNTED
from desktop.admin.saved_views import TriageContext
from desktop.core import words
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.pool_facts import PoolFacts

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SIGHT = TriageContext(PoolFacts("eu-west-1_Abc"), NOW, {})
VERIFIED = {"email": "ann@example.com", "email_verified": "true"}


def counted(status: UserStatus, days: int, *, enabled: bool = True, verified: bool = True) -> set[str]:
    """Return the counts that somebody of this age belongs to."""
    then = NOW - timedelta(days=days)
    person = Person("ann", "sub", status, enabled, then, then, VERIFIED if verified else {})
    return {name for name, belongs in COUNTED.items() if belongs(person, SIGHT)} - {"all"}


@pytest.mark.parametrize(
    ("status", "days", "names"),
    [
        (UserStatus.CONFIRMED, 10, set()),
        (UserStatus.CONFIRMED, 400, {"untouched-year"}),
        (UserStatus.FORCE_CHANGE_PASSWORD, 3, {"never-signed-in"}),
        (UserStatus.FORCE_CHANGE_PASSWORD, 8, {"never-signed-in", "expired"}),
        (UserStatus.UNCONFIRMED, 3, {"never-signed-in"}),
        (UserStatus.UNCONFIRMED, 40, {"never-signed-in", "unconfirmed-long"}),
        (UserStatus.RESET_REQUIRED, 40, {"reset-required"}),
    ],
)
def test_people_are_counted_by_state_and_age(status: UserStatus, days: int, names: set[str]) -> None:
    assert counted(status, days) == names


def test_a_disabled_account_is_no_forgotten_one() -> None:
    assert counted(UserStatus.CONFIRMED, 400, enabled=False) == {"disabled"}


def test_people_who_cannot_get_a_code_by_email_are_counted() -> None:
    assert counted(UserStatus.CONFIRMED, 10, verified=False) == {"no-verified-email"}


@pytest.mark.parametrize("name", COUNTED)
def test_every_count_has_words(name: str) -> None:
    assert words.say(f"review.people-{name}")
