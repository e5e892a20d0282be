"""How fast calls leave: a token bucket at the pool's quota, slower when the pool says "too many"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.clock import Clock

_TICK = 0.01
"""Seconds between two looks, so that calls of one moment are written down together."""
_BURST = 0.25
"""How much of a pause is caught up with, in seconds' worth of calls."""
_CUT = 0.5
_CUTS_APART = 0.5
"""Seconds in which refusals count as one: they tell of the same excess."""
_LEAST = 0.05
_REGROWN_IN = 4.0
"""Seconds from nothing to the full rate, so that five seconds after any trouble all is as before."""


class RateLimiter:
    """Tokens at `per_second`. A refusal halves the rate, which soon grows back to the full one."""

    def __init__(self, clock: Clock, per_second: float) -> None:
        self._clock = clock
        self._full = per_second
        self._rate = per_second
        self._tokens = 1.0
        self._looked_at = clock.monotonic()
        self._cut_at = float("-inf")
        self._held_until = float("-inf")

    @property
    def rate(self) -> float:
        """Return how many calls a second leave now."""
        return self._rate

    async def take(self, most: int) -> int:
        """Wait until calls may leave, and return how many of up to `most`."""
        self._look()
        while self._tokens < 1 or self._looked_at < self._held_until:
            missing = max((1 - self._tokens) / self._rate, self._held_until - self._looked_at)
            await self._clock.sleep(max(_TICK, missing))
            self._look()
        taken = min(int(self._tokens), most)
        self._tokens -= taken
        return taken

    def too_many(self) -> None:
        """Hear that the pool refused a call for the rate."""
        self._look()
        if self._looked_at - self._cut_at < _CUTS_APART:
            return
        self._cut_at = self._looked_at
        self._rate = max(self._rate * _CUT, self._full * _LEAST)
        self._tokens = 0.0

    def hold(self, seconds: float) -> None:
        """Let nothing leave for some seconds."""
        self._held_until = self._clock.monotonic() + seconds

    def _look(self) -> None:
        now = self._clock.monotonic()
        passed, self._looked_at = now - self._looked_at, now
        self._rate = min(self._full, self._rate + passed * self._full / _REGROWN_IN)
        self._tokens = min(max(1.0, self._full * _BURST), self._tokens + passed * self._rate)
