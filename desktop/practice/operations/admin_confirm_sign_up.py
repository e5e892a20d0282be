"""AdminConfirmSignUp: an administrator vouches for a new account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_confirm_sign_up(call: OperationCall) -> Output:
    """Confirm an account without a code."""
    user = call.pool.users.get(call.params["Username"])
    if user.status is not PoolUserStatus.UNCONFIRMED:
        raise not_authorized(f"User cannot be confirmed. Current status is {user.status.value}")
    user.status, user.modified = PoolUserStatus.CONFIRMED, call.now
    return {}
