"""GetUser: a person's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.user_types import factor_members
from desktop.practice.user_attributes import attribute_list

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def get_user(call: OperationCall) -> Output:
    """Describe the access token's user."""
    user = bearer(call)
    return {
        "Username": user.username,
        "UserAttributes": attribute_list(user),
    } | factor_members(user)
