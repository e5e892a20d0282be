"""Whose access token a request carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User


def bearer(call: OperationCall) -> User:
    """Return the user of a good access token."""
    user = call.pool.grants.for_operations(call.params["AccessToken"], call.now).user
    call.pool.require_member(user)
    if not user.enabled:
        raise not_authorized("User is disabled.")
    return user
