"""Every row of the bench can be measured; what it measures is for `python -m tests.bench` to judge."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from tests.bench import display, people
from tests.bench.__main__ import NEEDS_DISPLAY, ROWS
from tests.bench.measure import Row, pairs
from tests.bench.served import ROOT


@pytest.mark.bench
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ROWS)
def test_a_row_can_be_measured(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PEOPLE", 3000)  # enough to see that it works
    if name in NEEDS_DISPLAY and not display.can_be():
        pytest.skip("needs a display or Xvfb")
    measure, _ = ROWS[name]
    rows = list(measure(2))
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(row.line() for row in rows) + "\n")
    assert rows
    for row in rows:
        assert row.values
        assert all(math.isfinite(value) for value in row.values)


@pytest.mark.parametrize(
    ("values", "beyond"),
    [([1.0] * 15, False), ([2.1] * 15, True), ([1.0, 3.0] * 8, False), ([2.0] * 15, False)],
)
def test_a_bound_is_broken_only_if_the_whole_interval_is_beyond_it(values: list[float], beyond: bool) -> None:  # noqa: FBT001 - a table
    assert Row("row", values, 2.0, limit=1).beyond is beyond


def test_a_share_must_be_at_least_its_bound() -> None:
    assert Row("row", [98.0] * 15, 99.9, at_least=True, limit=100).verdict == "FAILS"
    assert Row("row", [99.95] * 15, 99.9, at_least=True, limit=100).verdict == "ok"


def test_a_target_is_marked_and_fails_nothing() -> None:
    assert Row("row", [20.0] * 15, 10.0, asserted=False, limit=0).verdict == "over target"


def test_pairs_are_measured_in_the_order_abba_after_a_warm_up() -> None:
    order: list[str] = []

    def work(name: str) -> float:
        order.append(name)
        return 1.0 if name == "a" else 2.0

    assert pairs(lambda: work("a"), lambda: work("b"), 2, warm=1) == [(1.0, 2.0)] * 2
    assert "".join(order) == "ab" + "abba" * 2


def test_a_row_that_is_not_there_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "speed"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert "there is no row speed" in done.stderr
