"""The lock-out clock: what this program can know of the pool's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.sign_in.lockout import LONGEST, Lockout, LockoutStanding


def after(failures: int, now: float = 100.0) -> Lockout:
    lockout = Lockout()
    for _ in range(failures):
        lockout = lockout.failed(now)
    return lockout


@pytest.mark.parametrize("failures", [0, 1, 4])
def test_four_wrong_passwords_lock_nothing(failures: int) -> None:
    assert after(failures).seconds_left(100.0) == 0


@pytest.mark.parametrize(
    ("failures", "seconds"), [(5, 1), (6, 2), (7, 4), (10, 32), (14, 512), (15, 900), (40, 900)]
)
def test_each_wrong_password_from_the_fifth_on_doubles_the_lock_up_to_15_minutes(
    failures: int, seconds: int
) -> None:
    assert after(failures).seconds_left(100.0) == seconds
    assert after(failures).seconds_left(100.0 + seconds) == 0


def test_a_lock_runs_down() -> None:
    assert after(10).seconds_left(110.0) == 22


def test_15_quiet_minutes_clear_the_count() -> None:
    lockout = after(4).failed(100.0 + LONGEST + 1)
    assert lockout == Lockout(1, 100.0 + LONGEST + 1)


def test_a_lock_that_we_did_not_know_of_was_made_by_somebody_else() -> None:
    assert Lockout().locked(100.0).seconds_left(100.0) == 1
    assert after(6, now=0.0).locked(100.0).seconds_left(100.0) == 4


def test_a_try_during_a_lock_does_not_lengthen_it() -> None:
    locked = after(10)
    assert locked.locked(105.0) is locked


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 2000)), max_size=40))
def test_a_lock_never_holds_longer_than_15_minutes(events: list[tuple[bool, float]]) -> None:
    lockout, now = Lockout(), 0.0
    for wrong, passed in events:
        now += passed
        lockout = lockout.failed(now) if wrong else lockout.locked(now)
        assert 0 <= lockout.seconds_left(now) <= LONGEST + 1e-6


@pytest.mark.parametrize(("failures", "left"), [(0, None), (1, 4), (4, 1), (5, None), (9, None)])
def test_tries_are_counted_down_until_there_is_a_lock(failures: int, left: int | None) -> None:
    assert after(failures).standing(100.0).tries_left == left


def test_a_count_that_is_over_says_nothing_of_tries() -> None:
    assert after(4).standing(100.0 + LONGEST + 1) == LockoutStanding()
