"""`stile admin bulk` killed in the middle, twice, while the pool is in trouble: nobody is done twice."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.bench.served import ServedPool
from tests.cli.stile import Stile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.practice.control import PracticeControl

OPERATION = "AdminCreateUser"
RATE = 500


@pytest.fixture
def pool() -> Iterator[ServedPool]:
    """Serve in a process of its own, as a real pool takes no time from its callers."""
    with ServedPool() as served:
        yield served


class Run:
    """One process at work on a job, heard line by line."""

    def __init__(self, stile: Stile, *args: str) -> None:
        self.process = subprocess.Popen(
            stile.argv("admin", "bulk", *args, "--rate", str(RATE), "--json"),
            stdout=subprocess.PIPE,
            env=stile.env,
            cwd=stile.home,
            text=True,
        )
        self.job = ""

    def until(self, done: int) -> None:
        """Listen until so many are done, then kill -9."""
        for said in self.said():
            if said["event"] == "progress" and said["done"] >= done:
                break
        self.process.kill()
        self.process.communicate()

    def said(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said = json.loads(line)
            self.job = said.get("job") or self.job
            yield said

    def end(self) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
        """Return the rows by name, and the last line."""
        said = list(self.said())
        assert self.process.wait(60) in {0, 1}
        return {line["name"]: line for line in said if line["event"] == "row"}, said[-1]


def _troubles(control: PracticeControl, count: int) -> None:
    """Let some rows meet each trouble, all along the job."""
    for n in range(1, 6):
        skip, times = n * count // 8, max(2, count // 500)
        control.add_fault(do="error", operation=OPERATION, skip=skip, times=times)
        control.add_fault(do="status", status=500, operation=OPERATION, skip=skip, times=times)
        control.add_fault(do="close", operation=OPERATION, when="after", skip=skip, times=times)
        control.add_fault(do="status", status=503, operation=OPERATION, when="after", skip=skip, times=times)


def _served(control: PracticeControl) -> Counter[str]:
    """Return how often the pool did it for each person; a kill may cut a request off before its name."""
    requests = (r for r in control.ledger()["requests"] if r["operation"] == OPERATION and r["processed"])
    return Counter(request["username"] for request in requests if request["username"])


def _killed_twice(pool: ServedPool, home: Path, count: int) -> None:
    stile = Stile(home)
    stile.add_practice(pool.hello, "srp")
    names = [pool.control.add_user("temporary-password", "default")["username"] for _ in range(count)]
    (home / "people.csv").write_text("username\n" + "\n".join(names), encoding="utf-8")
    pool.control.clear_ledger()
    pool.control.limit(RATE, OPERATION)
    _troubles(pool.control, count)
    first = Run(stile, "resend", "--from", "people.csv", "--confirm", str(count))
    first.until(count // 4)
    Run(stile, "--resume", first.job).until(count // 2)
    rows, last = Run(stile, "--resume", first.job).end()
    served = _served(pool.control)
    assert set(rows) == set(names)
    assert {line["result"] for line in rows.values()} <= {"done", "failed", "unconfirmed"}
    assert max(served.values()) == 1, "somebody was done twice"
    assert {name for name, line in rows.items() if line["result"] == "done"} <= set(served)
    assert {name for name, line in rows.items() if line["result"] == "failed"}.isdisjoint(served)
    assert last["done"] >= 0.99 * count, last
    assert sum(fault["fired"] for fault in pool.control.faults()) >= count // 60


@pytest.mark.timeout(180)
def test_a_hundred_are_done_once_through_troubles_and_two_kills(pool: ServedPool, tmp_path: Path) -> None:
    _killed_twice(pool, tmp_path, 100)


@pytest.mark.ci
@pytest.mark.timeout(300)
def test_two_thousand_are_done_once_through_troubles_and_two_kills(pool: ServedPool, tmp_path: Path) -> None:
    _killed_twice(pool, tmp_path, 2_000)


@pytest.mark.night
@pytest.mark.timeout(600)
def test_ten_thousand_are_done_once_through_troubles_and_two_kills(pool: ServedPool, tmp_path: Path) -> None:
    _killed_twice(pool, tmp_path, 10_000)
