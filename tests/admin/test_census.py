from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.admin.census import COUNTED
from desktop.admin.views import Sight
from desktop.core import words
from desktop.core.people import Person, Status
from desktop.core.pool_facts import PoolFacts

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SIGHT = Sight(PoolFacts("eu-west-1_Abc"), NOW, {})
VERIFIED = {"email": "ann@example.com", "email_verified": "true"}


def counted(status: Status, days: int, *, enabled: bool = True, verified: bool = True) -> set[str]:
    """Return the counts that somebody of this age belongs to."""
    then = NOW - timedelta(days=days)
    person = Person("ann", "sub", status, enabled, then, then, VERIFIED if verified else {})
    return {name for name, belongs in COUNTED.items() if belongs(person, SIGHT)} - {"all"}


@pytest.mark.parametrize(
    ("status", "days", "names"),
    [
        (Status.CONFIRMED, 10, set()),
        (Status.CONFIRMED, 400, {"untouched-year"}),
        (Status.FORCE_CHANGE_PASSWORD, 3, {"never-signed-in"}),
        (Status.FORCE_CHANGE_PASSWORD, 8, {"never-signed-in", "expired"}),
        (Status.UNCONFIRMED, 3, {"never-signed-in"}),
        (Status.UNCONFIRMED, 40, {"never-signed-in", "unconfirmed-long"}),
        (Status.RESET_REQUIRED, 40, {"reset-required"}),
    ],
)
def test_people_are_counted_by_state_and_age(status: Status, days: int, names: set[str]) -> None:
    assert counted(status, days) == names


def test_who_is_disabled_is_no_forgotten_account() -> None:
    assert counted(Status.CONFIRMED, 400, enabled=False) == {"disabled"}


def test_who_cannot_get_a_code_by_email_is_counted() -> None:
    assert counted(Status.CONFIRMED, 10, verified=False) == {"no-verified-email"}


@pytest.mark.parametrize("name", COUNTED)
def test_every_count_has_words(name: str) -> None:
    assert words.say(f"review.people-{name}")
