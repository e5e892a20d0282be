"""What became of calls whose replies were lost: the directory is asked, at a pace of its own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.admin.actions import Verdict
from desktop.admin.bulk.error_effects import ErrorEffect, effect_of
from desktop.admin.bulk.quotas import LIST_PER_SECOND
from desktop.admin.bulk.rate_limiter import RateLimiter
from desktop.admin.performing import read_again
from desktop.core.cognito.errors import (
    NotReachedError,
)
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.admin.actions import ActionRequest, AdminAction
    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person
    from desktop.core.clock import Clock

_LOOKS = (0.5, 1.5, 3.0, 5.0)
"""Seconds before each look: ListUsers shows changes late. What ten seconds do not show was not done."""
_LATE = timedelta(seconds=sum(_LOOKS))
_BLURRED = timedelta(seconds=3)
"""By how much times of the pool may seem wrong: its replies tell whole seconds."""
_AT_ONCE = 8
_NO_NETWORK, _PATIENCE = 5.0, 24
"""Seconds between two tries without a network, and how many there are: two minutes."""
_FOR_ALL = {ErrorEffect.EVERYBODY, ErrorEffect.UNREACHED}


class OutcomeFinder:
    """Looks into doubtful calls of one action."""

    def __init__(self, directory: Directory, action: AdminAction, clock: Clock) -> None:
        self._directory = directory
        self._action = action
        self._clock = clock
        self._limiter = RateLimiter(clock, LIST_PER_SECOND)
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def find_out(self, request: ActionRequest, sent_at: datetime, pool_now: datetime) -> Verdict:
        """Return what the directory shows of a call that was sent at a time of the pool.

        NOT_DONE only after the time in which it may show late; a call of an earlier run is over that. Raises
        what would meet every look: no network for long, credentials that are over.
        """
        verdict = Verdict.UNKNOWN
        for seconds in (0.0,) if pool_now - sent_at > _LATE else _LOOKS:
            await self._clock.sleep(seconds)
            try:
                now = await self._look(request)
            except StileError as error:
                if effect_of(error) in _FOR_ALL:
                    raise
                verdict = Verdict.UNKNOWN
                continue
            verdict = verdict_of(self._action, request, now, sent_at)
            if verdict is not Verdict.NOT_DONE:
                return verdict
        return verdict

    async def _look(self, request: ActionRequest) -> Person | None:
        """Look once; without a network wait a while for one."""
        for _ in range(_PATIENCE):
            try:
                return await self._look_once(request)
            except NotReachedError as error:
                if effect_of(error) is ErrorEffect.EVERYBODY:
                    raise
            await self._clock.sleep(_NO_NETWORK)
        return await self._look_once(request)

    async def _look_once(self, request: ActionRequest) -> Person | None:
        async with self._room:
            await self._limiter.take(1)
            return await read_again(self._directory, request)


def verdict_of(action: AdminAction, request: ActionRequest, now: Person | None, sent_at: datetime) -> Verdict:
    """Return an action's verdict, but leave open what a change before the call was sent made look done."""
    verdict = action.check(request, now)
    if verdict is not Verdict.DONE or now is None or now.modified_at >= sent_at - _BLURRED:
        return verdict
    as_it_was = replace(request, person=now)
    return verdict if action.check(as_it_was, now) is Verdict.DONE else Verdict.UNKNOWN
