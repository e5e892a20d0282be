"""Random walks through a sign-in, by hypothesis; a failing one is printed as a play for tests/conversations.

Each run says from which seed it began; `STILE_WALK_SEED=n` begins there again.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conversation.small_group import small_group
from tests.conversation.walk import Tally, Walk
from tests.conversation.walk_http import WalkOverHttp
from tests.report import proved

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _quick_proofs() -> Iterator[None]:
    with small_group():
        yield


def walk(machine: type[Walk], steps: int, *, first_seed: int, length: int = 30, examples: int = 60) -> Tally:
    """Walk until so many steps are done, from one seed after the other."""
    tally = machine.tally = Tally()
    limits = settings(
        max_examples=examples,
        stateful_step_count=length,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    number = int(os.environ.get("STILE_WALK_SEED", first_seed))
    while tally.steps < steps:
        sys.stdout.write(f"seed {number}, {tally.steps} steps behind\n")
        run_state_machine_as_test(seed(number)(machine), settings=limits)
        number += 1
    sys.stdout.write(f"{tally}\n")
    return tally


def report(proof: str, tally: Tally, **counts: int) -> None:
    proved(
        proof,
        requests=tally.requests,
        spent_sessions_sent=tally.spent_sessions_sent,
        lockouts_caused=tally.lockouts_caused,
        dead_ends=0,
        **counts,
    )


def test_two_thousand_steps_lead_nowhere_bad() -> None:
    tally = walk(Walk, 2_000, first_seed=1)
    report("walk", tally, steps_walked=tally.steps)


def test_a_hundred_steps_over_http_lead_nowhere_bad() -> None:
    tally = walk(WalkOverHttp, 100, first_seed=1, length=15, examples=5)
    report("walk-http", tally, steps_walked_http=tally.steps)


@pytest.mark.ci
def test_ten_thousand_steps_lead_nowhere_bad() -> None:
    tally = walk(Walk, 10_000, first_seed=100)
    report("walk-ci", tally, steps_walked=tally.steps)


@pytest.mark.ci
def test_three_hundred_steps_over_http_lead_nowhere_bad() -> None:
    tally = walk(WalkOverHttp, 300, first_seed=100, length=15, examples=5)
    report("walk-http-ci", tally, steps_walked_http=tally.steps)


@pytest.mark.night
def test_a_million_steps_lead_nowhere_bad() -> None:
    tally = walk(Walk, 1_000_000, first_seed=1000, length=60, examples=500)
    report("walk-night", tally, steps_walked=tally.steps)
