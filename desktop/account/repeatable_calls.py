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
    e.RefreshRefusedError,
    e.NotAuthorizedError,
    e.UserDisabledError,
    e.WrongPasswordError,
    e.DivertedError,
    e.DeviceForgottenError,
)
"""Refusals after which a refresh token is of no use: revoked, expired, used, or its user or device gone.

WrongPasswordError is what a deleted user reads as. A wrong client, secret or region is not among them:
that is the profile's fault, and setting it right makes the token good again.
"""


async def send_again_if_lost(pool: Pool, call: Call) -> Received:
    """Send a call, and if its reply is lost once more at once. Raises what the last try raised."""
    try:
        return await pool.send(call, None)
    except e.UnknownOutcomeError:
        return await pool.send(call, None)
