"""What happens in a conversation, and where it is told."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a conversation; never a secret.

    `outcome` is one of the seven; `kind` says what happened (`asked`, `answered`, `call`, `replay`,
    `signed-in`, ...), `reason` why. `attempt` counts how often the step was asked. `seconds` is how long
    the pool took, `person_seconds` how long the person did. `username` is as typed: a recorder keeps no more
    of it than its mask and a pseudonym.
    """

    conversation_id: str
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

    def to_plain(self) -> dict[str, Any]:
        """Return JSON values under the names that logs, exports and the journal's database have."""
        return {public_name(name): value for name, value in asdict(self).items()}


def public_name(member: str) -> str:
    """Return what a member of an event or a conversation is called outside the program."""
    return "flow" if member == "conversation_id" else member


class Recorder(Protocol):
    """Where events go. Recording never fails and never waits."""

    def record(self, event: Event) -> None:
        """Take one event."""
        ...
