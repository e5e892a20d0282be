"""AdminDeleteUser: an account goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_delete_user(call: OperationCall) -> Output:
    """Delete a user and take back the tokens."""
    user = call.pool.users.get(call.params["Username"])
    call.pool.grants.revoke_user(user)
    call.pool.users.remove(user)
    return {}
