from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

from desktop.core.notices.finding import Check, Finding, FindingState, has_problem
from desktop.system.check_runner import run_checks
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Iterator


def ran(*checks: Check) -> tuple[Finding, ...]:
    return asyncio.run(run_checks(checks, ThreadWorker()))


def finds(*findings: Finding) -> Check:
    return Check("thing", lambda: findings)


def test_findings_come_in_the_order_of_the_checks_whichever_ends_first() -> None:
    first_may_end = threading.Event()

    def slow() -> Iterator[Finding]:
        first_may_end.wait(5)
        yield Finding.ok("slow.done")

    def quick() -> Iterator[Finding]:
        first_may_end.set()
        yield Finding.warning("quick.odd", n=1)
        yield Finding.ok("quick.done")

    found = ran(Check("slow", slow), Check("quick", quick))
    assert [finding.code for finding in found] == ["slow.done", "quick.odd", "quick.done"]


def test_a_check_that_hangs_is_given_up_and_the_others_are_told() -> None:
    def hangs() -> Iterator[Finding]:
        time.sleep(5)
        yield Finding.ok("hanging.done")

    began = time.monotonic()
    late, other = ran(Check("hanging", hangs, deadline=0.1), finds(Finding.ok("thing.fine")))
    assert time.monotonic() - began < 4
    assert (late.code, late.state, late.values["check"]) == ("check.late", FindingState.UNKNOWN, "hanging")
    assert other.code == "thing.fine"


def test_what_a_late_check_means_can_be_known_beforehand() -> None:
    def asks() -> Iterator[Finding]:
        time.sleep(5)
        yield Finding.ok("keyring.works")

    asked = Finding.warning("keyring.asks")
    assert ran(Check("keyring", asks, deadline=0.1, late=asked)) == (asked,)


def test_a_check_that_fails_is_told_by_its_kind_alone() -> None:
    def fails() -> Iterator[Finding]:
        yield Finding.ok("thing.fine")
        raise RuntimeError("hunter2")

    (failed,) = ran(Check("failing", fails))
    assert failed == Finding.unknown("check.failed", check="failing", reason="RuntimeError")


def test_only_a_problem_is_one() -> None:
    harmless = (Finding.ok("a.b"), Finding.unknown("a.c"), Finding.warning("a.d"))
    assert not has_problem(harmless)
    assert has_problem((*harmless, Finding.problem("a.e")))
