"""DeleteUser: somebody deletes the own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access_token import bearer

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def delete_user(call: OperationCall) -> Output:
    """Delete the access token's user."""
    user = bearer(call)
    call.pool.grants.revoke_user(user)
    call.pool.users.remove(user)
    return {}
