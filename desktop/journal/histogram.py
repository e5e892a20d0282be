"""How long things took, as counts in buckets that grow by a tenth: percentiles within 5 %.

A bucket's middle is at most (RATIO - 1) / (RATIO + 1) = 4.8 % away from any value in it. All counts are in
one whole number, 32 bits for each bucket, so that two histograms are added by adding two numbers.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RATIO = 1.1
ERROR = 0.05
"""What is promised of a percentile, as a share of it."""

_SHORTEST = 0.001
_LANE_BYTES = 4
_LAST = 192
"""The bucket of everything that took about a day or longer."""
_STEP = math.log(RATIO)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts of seconds; anything below a millisecond counts as one."""

    lanes: int = 0

    @classmethod
    def of(cls, seconds: Iterable[float]) -> Histogram:
        """Count values."""
        return cls(sum(1 << (8 * _LANE_BYTES * _bucket(value)) for value in seconds))

    @classmethod
    def from_bytes(cls, kept: bytes) -> Histogram:
        """Return what `to_bytes` made."""
        return cls(int.from_bytes(kept, "little"))

    def to_bytes(self) -> bytes:
        """Return the counts, as short as they can be."""
        lanes = -(-self.lanes.bit_length() // (8 * _LANE_BYTES))
        return self.lanes.to_bytes(lanes * _LANE_BYTES, "little")

    def __add__(self, other: Histogram) -> Histogram:
        return Histogram(self.lanes + other.lanes)

    @property
    def count(self) -> int:
        """Return how many values were counted."""
        return sum(self._counts())

    def percentile(self, share: float) -> float | None:
        """Return the value that this share of all values does not exceed; None if there are none."""
        counts = self._counts()
        rank = max(1, math.ceil(share * sum(counts)))
        for bucket, count in enumerate(counts):
            rank -= count
            if count and rank <= 0:
                return _SHORTEST * 2 * RATIO**bucket / (RATIO + 1)
        return None

    def _counts(self) -> array[int]:
        counts = array("I")
        counts.frombytes(self.to_bytes())
        return counts


def _bucket(seconds: float) -> int:
    if seconds <= _SHORTEST:
        return 0
    return min(_LAST, math.ceil(math.log(seconds / _SHORTEST) / _STEP))
