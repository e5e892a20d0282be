"""GlobalSignOut: take back every token of the user who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access import bearer

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output


def global_sign_out(call: Call) -> Output:
    """Revoke all grants of the access token's user."""
    call.pool.grants.revoke_user(bearer(call))
    return {}
