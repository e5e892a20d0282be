"""How much one human answer, and one conversation, may cost."""

from __future__ import annotations

from dataclasses import dataclass

REPLAYS = 1
SUBMISSIONS = 2
UNASKED_MESSAGES = 3
COOL_DOWN = 30.0
"""Seconds between a delivery Stile knows of and the next code a person may ask for."""
LONGEST_WAIT = 60.0
"""Seconds of lock-out that a replay waits out."""
IDLE = 15 * 60.0
"""Seconds after the last human action at which passwords leave memory."""


@dataclass(slots=True)
class Budget:
    """What one human answer has spent so far."""

    replays: int = 0
    submissions: int = 0
    waited: bool = False

    def take_replay(self) -> bool:
        """Spend a replay; False if there is none left."""
        self.replays += 1
        return self.replays <= REPLAYS

    def take_submission(self) -> bool:
        """Spend a submission of a password; False if there is none left."""
        self.submissions += 1
        return self.submissions <= SUBMISSIONS

    def take_wait(self, seconds: float) -> bool:
        """Say whether a lock-out of this length may be waited out, once."""
        worth_it = not self.waited and 0 < seconds <= LONGEST_WAIT
        self.waited = True
        return worth_it
