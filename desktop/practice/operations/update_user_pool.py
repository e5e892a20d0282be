"""UpdateUserPool: set a pool up anew; what is not sent goes back to its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter
from desktop.practice.operations.pool_members import updated

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def update_user_pool(call: OperationCall) -> Output:
    """Replace all settings."""
    invitation = call.params.get("AdminCreateUserConfig", {})
    policy = call.params.get("Policies", {}).get("PasswordPolicy", {})
    if "UnusedAccountValidityDays" in invitation and "TemporaryPasswordValidityDays" in policy:
        raise invalid_parameter(
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"
        )
    call.pool.settings = updated(call.pool.settings, call.params)
    return {}
