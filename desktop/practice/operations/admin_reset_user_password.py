"""AdminResetUserPassword: the password no longer works, and a code goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized
from desktop.practice.one_off_codes import send_reset_code
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_reset_user_password(call: OperationCall) -> Output:
    """Require a reset and send its code."""
    user = call.pool.users.get(call.params["Username"])
    if user.status in {PoolUserStatus.FORCE_CHANGE_PASSWORD, PoolUserStatus.EXTERNAL_PROVIDER}:
        raise not_authorized("User password cannot be reset in the current state.")
    send_reset_code(call, user)
    user.status, user.modified = PoolUserStatus.RESET_REQUIRED, call.now
    return {}
