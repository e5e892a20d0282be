"""The admins' list with a hundred thousand people, against a bare boto3 paginator on the same pages."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from tests.bench.child_process import measured
from tests.bench.display import display
from tests.bench.measure import Row
from tests.bench.served import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

Told: TypeAlias = "tuple[dict[str, Any], dict[str, Any]]"

PEOPLE, PAGE_COST = 100_000, 2.5
FIRST_ROWS, WHOLE, SEARCH, MEMORY = 60.0, 1.15, 100.0, 2.0
LEAST_MEMORY = 0.15
"""Kilobytes of the characters of one person's values, and nothing around them."""
LONGEST_GAP, SMOOTH, SMOOTH_SHARE = 50.0, 16.0, 99.9
_PATIENCE = 300


class PreparedPool:
    """`tests.bench.prepared` in a process of its own."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.bench.prepared", str(PEOPLE), str(PAGE_COST)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._process.stdout
        self._hello = self._process.stdout.readline()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)

    def session(self, kind: str, environment: dict[str, str]) -> dict[str, Any]:
        """Run a fresh process of one kind on the pool and return what it says."""
        return measured(
            "people_session",
            kind,
            environment=os.environ | environment,
            given=self._hello,
            patience=_PATIENCE,
        )


def rows(count: int) -> list[Row]:
    """Read the pool in pairs, in the order ABBA; the first bare reading prepares the pages."""
    with display() as environment, PreparedPool() as pool:
        pool.session("bare", environment)
        runs = []
        for _ in range(count):
            told = [pool.session(kind, environment) for kind in ("window", "bare", "bare", "window")]
            runs.append(((told[0], told[3]), (told[1], told[2])))
    return [*_speed(runs), *_smoothness([max(ours, key=_longest) for ours, _ in runs])]


def _speed(runs: Sequence[tuple[Told, Told]]) -> list[Row]:
    """Judge how fast the list was, pair by pair."""
    first = [1000 * (_mean(ours, "first") - _mean(theirs, "first")) for ours, theirs in runs]
    return [
        Row("first rows after a raw first page", first, FIRST_ROWS, "ms", 1, asserted=False, limit=0),
        Row("whole list / bare boto3 paginator", _ratios(runs, "whole"), WHOLE, limit=1),
        Row("whole list / bare, processor time", _ratios(runs, "cpu"), WHOLE, asserted=False, limit=1),
    ]


def _smoothness(windows: Sequence[dict[str, Any]]) -> list[Row]:
    """Judge how the window felt meanwhile, in the worse run of each pair."""
    searches = [max(one["search"]) for one in windows]
    beyond = [_longest(one) - max(one["gaps"]["rest"]) for one in windows]
    shares = [100 * _share(one["gaps"]["reading"]) for one in windows]
    return [
        Row("slowest search", searches, SEARCH, "ms", 1, asserted=False, limit=0),
        Row(
            "memory a person",
            [one["memory"] / one["people"] for one in windows],
            MEMORY,
            "KB",
            limit=LEAST_MEMORY,
        ),
        Row("longest gap while reading, beyond the idle loop's", beyond, LONGEST_GAP, "ms", 1, limit=0),
        Row(f"gaps under {SMOOTH:g} ms while reading", shares, SMOOTH_SHARE, "%", at_least=True, limit=100),
    ]


def _longest(told: dict[str, Any]) -> float:
    return max(map(float, told["gaps"]["reading"]))


def _ratios(runs: Sequence[tuple[Told, Told]], name: str) -> list[float]:
    return [_mean(ours, name) / _mean(theirs, name) for ours, theirs in runs]


def _mean(told: Told, name: str) -> float:
    return statistics.mean(float(one[name]) for one in told)


def _share(gaps: list[float]) -> float:
    return sum(gap < SMOOTH for gap in gaps) / len(gaps)
