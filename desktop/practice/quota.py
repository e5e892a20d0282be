"""How many calls a second the pool takes, as Cognito limits its categories of operations."""

from __future__ import annotations

import threading
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class QuotaError(ValueError):
    """A quota that makes no sense; the message says why."""


@dataclass(slots=True)
class Bucket:
    """One token bucket: `per_second` tokens come, up to `burst`; `taken` and `refused` count calls."""

    per_second: float
    burst: float
    operation: str = "*"
    taken: int = 0
    refused: int = 0
    tokens: float = field(default=0.0, repr=False)
    filled_at: float | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, rule: Mapping[str, Any]) -> Bucket:
        """Read a rule, refusing what is not understood; `burst` is one second's worth if not given."""
        strange = sorted(set(rule) - {"per_second", "burst", "operation"})
        if strange:
            raise QuotaError(f"unknown member: {', '.join(strange)}")
        rate = rule.get("per_second")
        burst = rule.get("burst", rate)
        for name, number in (("per_second", rate), ("burst", burst)):
            if not isinstance(number, (int, float)) or isinstance(number, bool) or number <= 0:
                raise QuotaError(f"{name} must be a number above zero")
        operation = str(rule.get("operation", "*"))
        return cls(float(rate or 0), float(burst or 0), operation, tokens=float(burst or 0))

    def take(self, now: float) -> bool:
        """Take a token if there is one."""
        passed = now - (now if self.filled_at is None else self.filled_at)
        self.tokens = min(self.burst, self.tokens + passed * self.per_second)
        self.filled_at = now
        if self.tokens < 1:
            self.refused += 1
            return False
        self.tokens -= 1
        self.taken += 1
        return True


class Quota:
    """The buckets in force. They run by real time, as the wire does, not by the pool's clock."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._buckets: list[Bucket] = []
        self._lock = threading.Lock()

    def add(self, bucket: Bucket) -> None:
        """Limit an operation, or all, from now on; a limit of the same operation is replaced."""
        with self._lock:
            self._buckets = [old for old in self._buckets if old.operation != bucket.operation]
            self._buckets.append(bucket)

    def clear(self) -> None:
        """Limit nothing."""
        with self._lock:
            self._buckets.clear()

    def listed(self) -> list[dict[str, Any]]:
        """Describe the limits with what they let through and what not."""
        shown = ("per_second", "burst", "operation", "taken", "refused")
        with self._lock:
            return [{name: asdict(bucket)[name] for name in shown} for bucket in self._buckets]

    def per_second(self, operations: Iterable[str], usual: float) -> float:
        """Return how often a second operations may be called: the lowest limit in force, or the usual one."""
        concerned = {"*", *operations}
        with self._lock:
            limits = [bucket.per_second for bucket in self._buckets if bucket.operation in concerned]
        return min(limits, default=usual)

    def admits(self, operation: str) -> bool:
        """Say whether a call may be served now, and count it."""
        with self._lock:
            concerned = [bucket for bucket in self._buckets if bucket.operation in {"*", operation}]
            return all(bucket.take(self._monotonic()) for bucket in concerned)
