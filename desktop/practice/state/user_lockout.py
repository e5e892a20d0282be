"""Lock-out: after five failures, each further one locks the user for twice as long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.practice.errors import locked

_FREE_FAILURES = 5
_LONGEST = timedelta(minutes=15)


@dataclass(slots=True)
class UserLockout:
    """One user's failures; passwords and codes are counted separately, and either locks the user.

    `password_failures` and `code_failures` count all there were, for the ledger; a streak is what locks.
    The n-th failure locks for 2^(n-5) seconds, at most 15 minutes. Attempts during a lock do not
    lengthen it. A success after it, or 15 minutes without a failure, clears the count.
    """

    password_failures: int = 0
    code_failures: int = 0
    lockouts: int = 0
    locked_until: datetime | None = None
    _password_streak: int = 0
    _code_streak: int = 0
    _last_failure: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raise the service's error while the lock lasts."""
        if self.locked_until is not None and now < self.locked_until:
            raise locked()
        if self._last_failure is not None and now - self._last_failure >= _LONGEST:
            self._password_streak = self._code_streak = 0

    def password_failed(self, now: datetime) -> None:
        """Count a wrong password."""
        self.password_failures += 1
        self._password_streak += 1
        self._failed(self._password_streak, now)

    def code_failed(self, now: datetime) -> None:
        """Count a wrong code."""
        self.code_failures += 1
        self._code_streak += 1
        self._failed(self._code_streak, now)

    def password_passed(self) -> None:
        """End the streak of wrong passwords."""
        self._password_streak = 0

    def code_passed(self) -> None:
        """End the streak of wrong codes."""
        self._code_streak = 0

    def clear_counts(self) -> None:
        """Begin the ledger's counts anew; what locks, locks on."""
        self.password_failures = self.code_failures = self.lockouts = 0

    def _failed(self, failures: int, now: datetime) -> None:
        self._last_failure = now
        if failures >= _FREE_FAILURES:
            seconds = 2 ** min(failures - _FREE_FAILURES, 10)
            self.locked_until = now + min(timedelta(seconds=seconds), _LONGEST)
            self.lockouts += 1
