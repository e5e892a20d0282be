"""GlobalSignOut: take back every token of the user who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access_token import bearer

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def global_sign_out(call: OperationCall) -> Output:
    """Revoke all grants of the access token's user."""
    call.pool.grants.revoke_user(bearer(call))
    return {}
