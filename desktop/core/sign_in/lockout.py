"""The pool's lock-out, estimated from this program's own failures.

Cognito locks a user for 2^(n-5) seconds after the n-th wrong password in a row, n from 5, at most about
15 minutes; tries during a lock are not counted; success or 15 quiet minutes clear the count.
Source: "Lockout behavior for failed sign-in attempts" in the developer guide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.cognito.errors import (
    LockedOutError,
    WrongPasswordError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.errors import StileError

FIRST_LOCK = 5
LONGEST = 15 * 60.0


@dataclass(frozen=True, slots=True)
class LockoutStanding:
    """The state of an account: `seconds` a lock still lasts, `tries_left` before one, None if unknown."""

    seconds: float = 0.0
    tries_left: int | None = None


LOCKOUT_UNKNOWN = LockoutStanding()


@dataclass(frozen=True, slots=True)
class Lockout:
    """Wrong passwords in a row for one name, and when the last one was, on the monotonic clock."""

    failures: int = 0
    last: float = 0.0

    def failed(self, now: float) -> Lockout:
        """Count one wrong password."""
        quiet = now - self.last > LONGEST
        return Lockout(1 if quiet else self.failures + 1, now)

    def locked(self, now: float) -> Lockout:
        """Note that the pool says locked, even where the own count is too low: others may have failed too."""
        if self.seconds_left(now) > 0:
            return self
        return Lockout(max(FIRST_LOCK, self.failures + 1), now)

    def seconds_left(self, now: float) -> float:
        """Return how long the lock still holds, 0 if it does not."""
        if self.failures < FIRST_LOCK:
            return 0.0
        holds = min(2.0 ** (self.failures - FIRST_LOCK), LONGEST)
        return max(0.0, self.last + holds - now)

    def standing(self, now: float) -> LockoutStanding:
        """Return the state of the account, as far as this program's own failures show it."""
        counted = 0 < self.failures < FIRST_LOCK and now - self.last <= LONGEST
        return LockoutStanding(self.seconds_left(now), FIRST_LOCK - self.failures if counted else None)


@dataclass(frozen=True, slots=True)
class Lockouts:
    """One lock-out clock for each name that was tried; the pool does not tell its own count."""

    by_name: Mapping[str, Lockout] = field(default_factory=dict)

    def after(self, error: StileError, name: str, now: float) -> Lockouts:
        """Count an error: a wrong password is a failure, a LockedOutError means that there is a lock."""
        known = self.by_name.get(name, Lockout())
        if isinstance(error, WrongPasswordError):
            return Lockouts({**self.by_name, name: known.failed(now)})
        if isinstance(error, LockedOutError):
            return Lockouts({**self.by_name, name: known.locked(now)})
        return self

    def standing(self, name: str, now: float) -> LockoutStanding:
        """Return the state of the account of a name."""
        return self.by_name.get(name, Lockout()).standing(now)
