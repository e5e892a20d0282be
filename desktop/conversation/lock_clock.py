"""The lock-out clock of a conversation: one for each name that was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core import errors as e
from desktop.core.lockout import Lockout, Standing

if TYPE_CHECKING:
    from desktop.conversation.state import State
    from desktop.core.ports import Clock


class LockClock:
    """Counts wrong passwords and hears of locks; the pool's own count is never told."""

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock

    def hear(self, error: e.StileError) -> None:
        """Take an error: a wrong password counts, a refusal for being locked tells of others' failures."""
        now, name = self._clock.monotonic(), self._state.recollection.typed_name
        lockout = self._state.lockouts.get(name, Lockout())
        if isinstance(error, e.WrongPasswordError):
            self._state.lockouts[name] = lockout.failed(now)
        if isinstance(error, e.LockedOutError):
            self._state.lockouts[name] = lockout.locked(now)

    def standing(self) -> Standing:
        """Return how the account of the present name stands."""
        lockout = self._state.lockouts.get(self._state.recollection.typed_name, Lockout())
        return lockout.standing(self._clock.monotonic())
