"""The user pool's unsigned operations, as the conversation needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.replies import Received
    from desktop.core.secret import Secret


class Pool(Protocol):
    """The user pool's unsigned operations."""

    async def send(self, call: Call, session: Secret | None) -> Received:
        """Send one call exactly once, with a deadline.

        Raises a typed error of `core.cognito.errors`: PoolError for a definite answer, NotReachedError where
        nothing happened, UnknownOutcomeError for everything else.
        """
        ...
