"""GetUser: a person's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.attributes import listed
from desktop.practice.operations.access import bearer
from desktop.practice.operations.user_types import factor_members

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output


def get_user(call: Call) -> Output:
    """Describe the access token's user."""
    user = bearer(call)
    return {
        "Username": user.username,
        "UserAttributes": listed(user),
    } | factor_members(user)
