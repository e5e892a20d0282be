"""DeleteUser: somebody deletes the own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access import bearer

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output


def delete_user(call: Call) -> Output:
    """Delete the access token's user."""
    user = bearer(call)
    call.pool.grants.revoke_user(user)
    call.pool.users.remove(user)
    return {}
