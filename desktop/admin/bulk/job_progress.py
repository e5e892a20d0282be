"""How far a job is."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.admin.bulk.job_rows import RowState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.notices.notice import Notice

Phase: TypeAlias = Literal["running", "paused", "stopping", "stopped", "halted", "finished"]
"""`stopped` by the admin and `halted` by a trouble that would meet every row: both can be resumed."""

_WINDOW = 3.0


@dataclass(frozen=True, slots=True)
class JobProgress:
    """One look at a job. The counts from `waiting` to `unconfirmed` add up to `total`.

    `per_second` is measured over the last seconds, `allowed` is what the pace lets through now. `throttled`
    counts the pool's "too many". `why` is told where the job halted.
    """

    phase: Phase
    total: int
    waiting: int
    sent: int
    doubtful: int
    done: int
    failed: int
    unconfirmed: int
    left_out: int
    per_second: float = 0.0
    allowed: float = 0.0
    throttled: int = 0
    why: Notice | None = None

    @classmethod
    def of(cls, counts: Mapping[RowState, int], phase: Phase, **known: Any) -> JobProgress:  # noqa: ANN401 - other members
        """Return the look at a job whose rows stand so."""
        return cls(
            phase=phase,
            total=sum(counts.values()) - counts[RowState.LEFT_OUT],
            waiting=counts[RowState.WAITING],
            sent=counts[RowState.SENT],
            doubtful=counts[RowState.DOUBTFUL],
            done=counts[RowState.DONE],
            failed=counts[RowState.FAILED],
            unconfirmed=counts[RowState.UNCONFIRMED],
            left_out=counts[RowState.LEFT_OUT],
            **known,
        )

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.phase in {"stopped", "halted", "finished"}

    @property
    def seconds_left(self) -> float | None:
        """Return how long the rest takes at this pace, None as long as nobody can tell."""
        pace = self.per_second or self.allowed
        return (self.waiting + self.sent) / pace if pace else None


class RateMeter:
    """Counts what was finished in the last seconds."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def count(self, now: float) -> None:
        """Count one."""
        self._times.append(now)
        self._forget(now)

    def per_second(self, now: float) -> float:
        """Return how many a second there were, lately."""
        self._forget(now)
        if not self._times:
            return 0.0
        return len(self._times) / max(now - self._times[0], 1.0)

    def _forget(self, now: float) -> None:
        while self._times and self._times[0] < now - _WINDOW:
            self._times.popleft()
