"""One row's calls: sent once, and what comes back turned into how the row stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.admin.actions import ActionRequest
from desktop.admin.bulk.error_effects import ErrorEffect, effect_of
from desktop.admin.bulk.job_rows import JobRow, RowState, RowStatus
from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.sign_in.refusal_values import values_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.admin.actions import ActionDetails, AdminAction
    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.rate_limiter import RateLimiter
    from desktop.core.admin.admin_call import AdminReply
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.clock import Clock

_RATIONED = 10
"""Rows one after the other that met a limit, before the job halts: the rest would meet it too."""
_NO_NETWORK = 120.0
"""Seconds without a network before the job halts."""
_LONGEST_HOLD = 15.0


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a job is done with; `per_second` is the most that the pace lets through."""

    directory: Directory
    audit: Audit
    clock: Clock
    action: AdminAction
    facts: PoolFacts
    details: ActionDetails
    per_second: float


class RowSender:
    """Sends rows; `halt` is told of what would meet every row."""

    def __init__(
        self, job: Job, context: JobContext, limiter: RateLimiter, halt: Callable[[Notice], None]
    ) -> None:
        self._job = job
        self._context = context
        self._limiter = limiter
        self._halt = halt
        self._rationed = 0
        self._unreached_since: float | None = None
        self.throttled = 0

    def request(self, row: JobRow) -> ActionRequest:
        """Return what a row wants done."""
        return ActionRequest(self._job.person(row), self._context.facts, self._context.details)

    async def deliver(self, row: JobRow) -> RowStatus:
        """Send a row's calls and return how it stands then."""
        before = self._job.row_status(row)
        answer: AdminReply | None = None
        try:
            for call in self._context.action.calls(self.request(row)):
                answer = await self._context.directory.send(call, patient=False)
        except StileError as error:
            return self._after_trouble(before, error)
        self._rationed, self._unreached_since = 0, None
        request_id = answer.request_id if answer else None
        return replace(before, state=RowState.DONE, at=self._context.directory.now(), request_id=request_id)

    def _after_trouble(self, before: RowStatus, error: StileError) -> RowStatus:
        meaning = effect_of(error)
        if meaning is ErrorEffect.DOUBTFUL:
            return replace(before, state=RowState.DOUBTFUL, code=error.code, request_id=error.request_id)
        if meaning in {ErrorEffect.FAILED, ErrorEffect.RATIONED}:
            self._count_rationed(meaning, error)
            return self._refused(before, RowState.FAILED, error)
        if meaning is ErrorEffect.SLOWER:
            self.throttled += 1
            self._limiter.too_many()
        elif meaning is ErrorEffect.UNREACHED:
            self._wait_for_network(error)
        else:
            self._halt(notice_of(error))
            return self._refused(before, RowState.WAITING, error)
        return replace(before, state=RowState.WAITING)

    def _refused(self, before: RowStatus, state: RowState, error: StileError) -> RowStatus:
        now = self._context.directory.now()
        return replace(before, state=state, at=now, code=error.code, request_id=error.request_id)

    def _count_rationed(self, meaning: ErrorEffect, error: StileError) -> None:
        self._rationed = self._rationed + 1 if meaning is ErrorEffect.RATIONED else 0
        if self._rationed >= _RATIONED:
            self._halt(notice_of(error))

    def _wait_for_network(self, error: StileError) -> None:
        """Hold as long again as there was no network."""
        now = self._context.clock.monotonic()
        since = self._unreached_since = now if self._unreached_since is None else self._unreached_since
        self._limiter.hold(min(max(1.0, now - since), _LONGEST_HOLD))
        if now - since > _NO_NETWORK:
            self._halt(notice_of(error))


def notice_of(error: StileError) -> Notice:
    """Return what an error says to a person."""
    notice: Notice | None = getattr(error, "notice", None)
    return notice or Notice(error.code, values_of(error))
