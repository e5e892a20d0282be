"""The protocol of every row: warm, interleaved ABBA, the median of paired values with its 95 % interval."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Work: TypeAlias = "Callable[[], float]"
"""Does something once and returns how long it took, in seconds."""

_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `values` are one for each pair or run. At most `bound`, or at least where `at_least`; `limit` is what no
    program could better. A row that is only marked is a target: it is printed, and fails nothing.
    """

    name: str
    values: Sequence[float]
    bound: float
    unit: str = ""
    digits: int = 2
    at_least: bool = False
    asserted: bool = True
    limit: float = field(kw_only=True)

    @property
    def measured(self) -> float:
        """Return the median."""
        return statistics.median(self.values)

    @property
    def interval(self) -> tuple[float, float]:
        """Bootstrap the 95 % interval of the median."""
        draw = random.Random(1)  # noqa: S311 - statistics, not secrets
        count = len(self.values)
        medians = sorted(statistics.median(draw.choices(self.values, k=count)) for _ in range(_ROUNDS))
        return medians[int(_ROUNDS * 0.025)], medians[int(_ROUNDS * 0.975)]

    @property
    def beyond(self) -> bool:
        """Say whether the whole interval lies beyond the bound."""
        low, high = self.interval
        return high < self.bound if self.at_least else low > self.bound

    @property
    def verdict(self) -> str:
        """Return what to make of the row."""
        if not self.beyond:
            return "ok"
        return "FAILS" if self.asserted else "over target"

    def line(self) -> str:
        """Return the row as a line of the table."""
        low, high = (f"{value:.{self.digits}f}" for value in self.interval)
        sign = ">=" if self.at_least else "<="
        return (
            f"{self.name:<58} {self.measured:>8.{self.digits}f} [{low}, {high}] {self.unit:<2} "
            f"{sign} {self.bound:g}  limit {self.limit:.3g}  n={len(self.values)}  {self.verdict}"
        )


def timed(work: Callable[[], object]) -> Work:
    """Return work that only computes, with a watch around it that stops while others compute."""

    def once() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return once


def pairs(ours: Work, theirs: Work, count: int, *, warm: int = 2) -> list[tuple[float, float]]:
    """Return pairs of (ours, theirs) in seconds, each the mean of two, in the order ABBA."""
    for _ in range(warm):
        ours()
        theirs()
    measured = []
    for _ in range(count):
        first, second, third, fourth = ours(), theirs(), theirs(), ours()
        measured.append(((first + fourth) / 2, (second + third) / 2))
    return measured


def ratios(measured: Sequence[tuple[float, float]]) -> list[float]:
    """Return ours over theirs, pair by pair."""
    return [ours / theirs for ours, theirs in measured]
