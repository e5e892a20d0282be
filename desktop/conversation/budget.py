"""How much one human answer, and one conversation, may cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

REPLAYS = 1
SUBMISSIONS = 2
CALLS = 40
"""Calls for one human answer. The longest that is known to be good takes 21: two passwords, each with a
device that the pool has forgotten, and a remembered choice."""
UNASKED_MESSAGES = 3
COOL_DOWN = 30.0
"""Seconds between a delivery Stile knows of and the next code a person may ask for."""
LONGEST_WAIT = 60.0
"""Seconds of lock-out that a replay waits out."""
LEAVING = 3.0
"""Seconds that a person who gives up waits for the disk to forget the step; it goes on without them."""
IDLE = 15 * 60.0
"""Seconds after the last human action at which passwords leave memory."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one human answer has spent so far."""

    replays: int = 0
    submissions: int = 0
    calls: int = 0
    waited: bool = False

    @property
    def has_replay(self) -> bool:
        """Say whether the conversation may be started again once more."""
        return self.replays < REPLAYS

    @property
    def has_submission(self) -> bool:
        """Say whether a password may be sent once more."""
        return self.submissions < SUBMISSIONS

    @property
    def calls_left(self) -> int:
        """Return how many calls may still be made."""
        return CALLS - self.calls

    def has_wait(self, seconds: float) -> bool:
        """Say whether a lock-out of this length may be waited out: once, and a short one."""
        return not self.waited and 0 < seconds <= LONGEST_WAIT

    def after_replay(self) -> Budget:
        """Spend a replay."""
        return replace(self, replays=self.replays + 1)

    def after_submission(self) -> Budget:
        """Spend a submission of a password."""
        return replace(self, submissions=self.submissions + 1)

    def after_calls(self, count: int) -> Budget:
        """Spend calls."""
        return replace(self, calls=self.calls + count)

    def after_wait(self) -> Budget:
        """Spend the wait."""
        return replace(self, waited=True)
