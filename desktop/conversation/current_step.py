"""Where a conversation stands: the step that is asked now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.steps.opening import first_step

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.challenges.memory import Question
    from desktop.core.sign_in.settings import Flow
    from desktop.core.steps.base import Step


@dataclass(frozen=True, slots=True)
class CurrentStep:
    """A step, with the challenge and the question it came from; a first step came from neither."""

    step: Step
    challenge: str | None = None
    question: Question | None = None


def opening_step(name: str, flow: Flow) -> CurrentStep:
    """Return the first step of a flow, with a name that is known, or none."""
    return CurrentStep(first_step(flow, name))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The end of a conversation. `expires_at` is the access token's end in the pool's time.

    `kept`: the tokens are where the next program finds them; else they end with this one.
    """

    username: str
    expires_at: datetime
    kept: bool = True
