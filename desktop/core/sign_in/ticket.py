"""The pool's `Session`: good for one answer, never for two."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.secret import Secret


class TicketState(enum.Enum):
    """Where a ticket is in its short life."""

    FRESH = "fresh"
    IN_FLIGHT = "in flight"
    SPENT = "spent"


class TicketSpentError(AssertionError):
    """A ticket was to be sent twice: a fault of Stile, not of a person or a pool."""


@dataclass(slots=True)
class Ticket:
    """The right to answer one challenge once.

    `session` is None where the pool gives none (PASSWORD_VERIFIER of USER_SRP_AUTH, whose secret block
    takes its place). `expires_at` is in the pool's time.
    """

    challenge: str
    session: Secret | None
    expires_at: datetime
    state: TicketState = field(default=TicketState.FRESH, init=False)

    def take(self) -> Secret | None:
        """Give the session out for the one call it is good for."""
        if self.state is not TicketState.FRESH:
            raise TicketSpentError(f"the ticket for {self.challenge} is {self.state.value}")
        self.state = TicketState.IN_FLIGHT
        return self.session

    def spend(self) -> None:
        """Close the ticket for good: the pool went on, refused for good, or did not say."""
        self.state = TicketState.SPENT

    def handed_back(self) -> Ticket:
        """Return a new ticket for another try after a definite refusal; the old end of life stays."""
        self.spend()
        return Ticket(self.challenge, self.session, self.expires_at)
