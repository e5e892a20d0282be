from __future__ import annotations

import random
import statistics

import pytest

from desktop.journal.histogram import ERROR, Histogram


@pytest.mark.parametrize("share", [0.01, 0.5, 0.95, 1.0])
def test_percentiles_are_within_what_is_promised(share: float) -> None:
    draw = random.Random(7)  # noqa: S311 - statistics, not secrets
    values = sorted(draw.lognormvariate(0, 2) for _ in range(5000))
    true = values[max(0, -(-int(share * 1_000_000) * len(values) // 1_000_000) - 1)]
    assert Histogram.of(values).percentile(share) == pytest.approx(true, rel=ERROR)


def test_sums_say_what_all_values_would_have_said() -> None:
    first, second = [0.2] * 40 + [3.0] * 2, [0.25] * 9 + [90.0]
    together = Histogram.of(first) + Histogram.of(second)
    assert together == Histogram.of(first + second)
    assert together.count == 52
    assert together.percentile(0.5) == pytest.approx(statistics.median(first + second), rel=ERROR)


def test_the_written_form_comes_back_and_is_short() -> None:
    kept = Histogram.of([0.5, 12.0, 12.0])
    assert Histogram.from_bytes(kept.to_bytes()) == kept
    assert len(kept.to_bytes()) < 500
    assert Histogram.from_bytes(Histogram().to_bytes()).percentile(0.5) is None


def test_nothing_is_too_short_or_too_long() -> None:
    assert Histogram.of([-1.0, 0.0]).percentile(0.5) == pytest.approx(0.001, rel=0.1)
    assert Histogram.of([1e12]).count == 1
