"""Calls that may safely be sent twice, because the pool does the same thing once more or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.cognito import errors as e

if TYPE_CHECKING:
    from desktop.core.cognito.calls import Call
    from desktop.core.cognito.pool import Pool
    from desktop.core.cognito.replies import Received
    from desktop.core.errors import StileError

SESSION_ENDED: tuple[type[StileError], ...] = (
    e.RefreshEndedError,
    e.UserDisabledError,
    e.WrongPasswordError,
)
"""Refusals that say for certain that a refresh token is dead: expired, revoked, used, or its user gone.

WrongPasswordError is what a deleted user reads as. Whatever else is refused may be good another time: with
the right client, secret or region in the profile, after a reset, or when the pool is mended.
"""

RENEWAL_REFUSED: tuple[type[StileError], ...] = (
    e.RefreshRefusedError,
    e.NotAuthorizedError,
    e.DeviceForgottenError,
)
"""Refusals of a renewal that have no other sentence of their own."""


async def send_again_if_lost(pool: Pool, call: Call) -> Received:
    """Send a call, and if its reply is lost once more at once. Raises what the last try raised."""
    try:
        return await pool.send(call, None)
    except e.UnknownOutcomeError:
        return await pool.send(call, None)
