"""Lock-out: after five failures every further one closes the door for twice as long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.practice.errors import locked

_FREE_FAILURES = 5
_LONGEST = timedelta(minutes=15)


@dataclass(slots=True)
class Lockout:
    """One user's failures; passwords and codes are counted apart and close the same door.

    The n-th failure locks for 2^(n-5) seconds, at most 15 minutes. Attempts during a lock do not
    lengthen it. A success after it, or 15 minutes without a failure, clears the count.
    """

    password_failures: int = 0
    code_failures: int = 0
    lockouts: int = 0
    locked_until: datetime | None = None
    _last_failure: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raise the service's error while the door is closed."""
        if self.locked_until is not None and now < self.locked_until:
            raise locked()
        if self._last_failure is not None and now - self._last_failure >= _LONGEST:
            self.password_failures = self.code_failures = 0

    def password_failed(self, now: datetime) -> None:
        """Count a wrong password."""
        self.password_failures += 1
        self._failed(self.password_failures, now)

    def code_failed(self, now: datetime) -> None:
        """Count a wrong code."""
        self.code_failures += 1
        self._failed(self.code_failures, now)

    def password_passed(self) -> None:
        """Forget the wrong passwords."""
        self.password_failures = 0

    def code_passed(self) -> None:
        """Forget the wrong codes."""
        self.code_failures = 0

    def _failed(self, failures: int, now: datetime) -> None:
        self._last_failure = now
        if failures >= _FREE_FAILURES:
            seconds = 2 ** min(failures - _FREE_FAILURES, 10)
            self.locked_until = now + min(timedelta(seconds=seconds), _LONGEST)
            self.lockouts += 1
