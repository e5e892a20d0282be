"""AdminUserGlobalSignOut: an administrator signs a user out everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_user_global_sign_out(call: OperationCall) -> Output:
    """Revoke all grants of a user."""
    call.pool.grants.revoke_user(call.pool.users.get(call.params["Username"]))
    return {}
