"""The steps of the journey, as far as they are known: what is behind the person and what is asked now.

The pool alone knows what comes after, so nothing ahead is promised but the end.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNED_IN = "signed-in"


class Stage(enum.Enum):
    """Whether a milestone is finished, current or ahead."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of the journey by its public name; the end is `signed-in`."""

    step: str
    stage: Stage


def journey(passed: Sequence[str], current: str) -> tuple[Milestone, ...]:
    """Return the way so far, the present step, and the end."""
    behind = tuple(Milestone(step, Stage.DONE) for step in passed if step != current)
    if current == SIGNED_IN:
        return (*behind, Milestone(SIGNED_IN, Stage.DONE))
    return (*behind, Milestone(current, Stage.NOW), Milestone(SIGNED_IN, Stage.AHEAD))
