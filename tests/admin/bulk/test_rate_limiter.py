"""The pace of calls: the quota, the answer to "too many", and the way back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from desktop.admin.bulk.rate_limiter import RateLimiter


@dataclass
class Ticking:
    """A clock whose sleepers wake at once, at the time they wanted."""

    passed: float = 0.0

    def now(self) -> None:
        raise AssertionError("the pace goes by seconds that never jump")

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.passed += seconds


def _taken(limiter: RateLimiter, clock: Ticking, seconds: float, *, late: float = 0.0) -> int:
    """Return how many calls leave in so many seconds, each round of calls coming `late`."""

    async def main() -> int:
        end, taken = clock.passed + seconds, 0
        while clock.passed < end:
            taken += await limiter.take(100)
            clock.passed += late
        return taken

    return asyncio.run(main())


def _limiter(per_second: float) -> tuple[RateLimiter, Ticking]:
    clock = Ticking()
    return RateLimiter(clock, per_second), clock  # type: ignore[arg-type]  # it never asks for the time of day


def test_calls_leave_at_the_rate_and_not_faster() -> None:
    limiter, clock = _limiter(500)
    assert 4950 <= _taken(limiter, clock, 10) <= 5010


def test_a_slow_rate_is_kept_too() -> None:
    limiter, clock = _limiter(0.5)
    assert _taken(limiter, clock, 20) in {10, 11}


def test_the_time_that_writing_down_takes_costs_no_calls() -> None:
    limiter, clock = _limiter(500)
    assert _taken(limiter, clock, 10, late=0.04) >= 4900


def test_a_pause_is_not_caught_up_with_beyond_a_burst() -> None:
    limiter, clock = _limiter(100)
    clock.passed += 60
    assert asyncio.run(limiter.take(1000)) == 25


def test_refusals_of_one_moment_halve_the_rate_once() -> None:
    limiter, clock = _limiter(400)
    _taken(limiter, clock, 1)
    for _ in range(20):
        limiter.too_many()
    assert limiter.rate == 200


def test_the_full_rate_is_back_within_five_seconds_of_any_trouble() -> None:
    limiter, clock = _limiter(500)
    for _ in range(40):
        clock.passed += 0.3
        limiter.too_many()
    assert limiter.rate < 150
    _taken(limiter, clock, 5)
    assert limiter.rate == 500
    assert _taken(limiter, clock, 1) >= 490
