"""One row's calls: sent once, and what comes back turned into how the row stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.admin.actions import Order
from desktop.admin.bulk.rows import Row, Standing, State
from desktop.admin.bulk.troubles import Meaning, meaning_of
from desktop.core.errors import StileError
from desktop.core.problems import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.admin.actions import Action, Details
    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.pace import Pace
    from desktop.core.admin_calls import Answer
    from desktop.core.pool_facts import PoolFacts
    from desktop.core.ports import Audit, Clock, Directory

_RATIONED = 10
"""Rows one after the other that met a limit, before the job halts: the rest would meet it too."""
_NO_NETWORK = 120.0
"""Seconds without a network before the job halts."""
_LONGEST_HOLD = 15.0


@dataclass(frozen=True, slots=True)
class Means:
    """What a job is done with; `per_second` is the most that the pace lets through."""

    directory: Directory
    audit: Audit
    clock: Clock
    action: Action
    facts: PoolFacts
    details: Details
    per_second: float


class Delivery:
    """Sends rows; `halt` is told of what would meet every row."""

    def __init__(self, job: Job, means: Means, pace: Pace, halt: Callable[[Notice], None]) -> None:
        self._job = job
        self._means = means
        self._pace = pace
        self._halt = halt
        self._rationed = 0
        self._unreached_since: float | None = None
        self.throttled = 0

    def order(self, row: Row) -> Order:
        """Return what a row wants done."""
        return Order(self._job.person(row), self._means.facts, self._means.details)

    async def deliver(self, row: Row) -> Standing:
        """Send a row's calls and return how it stands then."""
        before = self._job.standing(row)
        answer: Answer | None = None
        try:
            for call in self._means.action.calls(self.order(row)):
                answer = await self._means.directory.send(call, patient=False)
        except StileError as error:
            return self._after_trouble(before, error)
        self._rationed, self._unreached_since = 0, None
        request_id = answer.request_id if answer else None
        return replace(before, state=State.DONE, at=self._means.directory.now(), request_id=request_id)

    def _after_trouble(self, before: Standing, error: StileError) -> Standing:
        meaning = meaning_of(error)
        if meaning is Meaning.DOUBTFUL:
            return replace(before, state=State.DOUBTFUL, code=error.code, request_id=error.request_id)
        if meaning in {Meaning.FAILED, Meaning.RATIONED}:
            self._count_rationed(meaning, error)
            return replace(
                before,
                state=State.FAILED,
                at=self._means.directory.now(),
                code=error.code,
                request_id=error.request_id,
            )
        if meaning is Meaning.SLOWER:
            self.throttled += 1
            self._pace.too_many()
        elif meaning is Meaning.UNREACHED:
            self._wait_for_network(error)
        else:
            self._halt(notice_of(error))
        return replace(before, state=State.WAITING)

    def _count_rationed(self, meaning: Meaning, error: StileError) -> None:
        self._rationed = self._rationed + 1 if meaning is Meaning.RATIONED else 0
        if self._rationed >= _RATIONED:
            self._halt(notice_of(error))

    def _wait_for_network(self, error: StileError) -> None:
        """Hold as long again as there was no network."""
        now = self._means.clock.monotonic()
        since = self._unreached_since = now if self._unreached_since is None else self._unreached_since
        self._pace.hold(min(max(1.0, now - since), _LONGEST_HOLD))
        if now - since > _NO_NETWORK:
            self._halt(notice_of(error))


def notice_of(error: StileError) -> Notice:
    """Return what an error says to a person."""
    notice: Notice | None = getattr(error, "notice", None)
    return notice or Notice(error.code, {"because": error.variant} if error.variant else {})
