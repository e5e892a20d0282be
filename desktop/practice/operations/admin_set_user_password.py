"""AdminSetUserPassword: a password from an administrator, temporary or for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.new_passwords import new_password
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_set_user_password(call: OperationCall) -> Output:
    """Set the password and with it the account's status."""
    user = call.pool.users.get(call.params["Username"])
    permanent = call.params.get("Permanent", False)
    status = PoolUserStatus.CONFIRMED if permanent else PoolUserStatus.FORCE_CHANGE_PASSWORD
    user.set_password(new_password(call, user, call.params["Password"]), status)
    return {}
