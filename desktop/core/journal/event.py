"""What happens in a conversation, and where it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a conversation; never a secret.

    `outcome` is one of the seven; `kind` says what happened (`asked`, `answered`, `call`, `replay`,
    `signed-in`, ...), `reason` why. `attempt` counts how often the step was asked. `seconds` is how long
    the pool took, `person_seconds` how long the person did. `username` is as typed: a recorder keeps no more
    of it than its mask and a pseudonym.
    """

    flow: str
    kind: str
    step: str | None = None
    challenge: str | None = None
    operation: str | None = None
    outcome: str | None = None
    code: str | None = None
    reason: str | None = None
    attempt: int | None = None
    seconds: float | None = None
    person_seconds: float | None = None
    request_id: str | None = None
    username: str = field(default="", repr=False)


class Recorder(Protocol):
    """Where events go. Recording never fails and never waits."""

    def record(self, event: Event) -> None:
        """Take one event."""
        ...
