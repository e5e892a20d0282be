"""Why a person leaves a pool, and where they go."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile


class LeaveReason(enum.Enum):
    """Why a pool was left."""

    CANCELLED = "cancelled"
    OTHER_POOL = "other pool"
    DONE = "done"


class SwitchWantedError(Exception):
    """The person goes on with another account of the pool: `profile` is the pool as that account uses it."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile.slot)
        self.profile = profile


class ChangeWantedError(Exception):
    """The person leaves the sign-in to change the pool: because of `problem`, and as `username` so far."""

    def __init__(self, problem: Problem, username: str) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.username = username
