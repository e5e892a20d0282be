"""When a signed call is sent again: by our own rule, never by botocore's."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop.core.cognito.errors import NotReachedError, TooManyRequestsError, UnknownOutcomeError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")
_PASSING = (TooManyRequestsError, NotReachedError, UnknownOutcomeError)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often a repeatable call is tried in all, and the waits between: seconds, doubling with jitter."""

    attempts: int = 4
    first_wait: float = 0.2
    longest_wait: float = 3.0

    def wait(self, failures: int) -> float:
        """Return how long to wait after so many failures: half of it is chance, so that many do not meet."""
        longest = min(self.first_wait * 2.0 ** (failures - 1), self.longest_wait)
        return longest * (0.5 + random.random() / 2)  # noqa: S311 - no secret


async def with_retries(attempt: Callable[[], Awaitable[T]], patience: RetryPolicy) -> T:
    """Return what an attempt returns, trying again after what may pass. Raises what the last one raised.

    Credentials that are missing are NotReachedErrors with a sentence of their own, and do not pass.
    """
    for failures in range(1, patience.attempts):
        try:
            return await attempt()
        except _PASSING as error:
            if hasattr(error, "notice"):
                raise
        await asyncio.sleep(patience.wait(failures))
    return await attempt()
