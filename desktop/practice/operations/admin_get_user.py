"""AdminGetUser: an account, for an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.user_types import admin_user

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_get_user(call: OperationCall) -> Output:
    """Describe a user."""
    return admin_user(call.pool.users.get(call.params["Username"]))
