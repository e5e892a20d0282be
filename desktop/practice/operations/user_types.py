"""How users are written in replies: the service has two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.user_attributes import attribute_list

if TYPE_CHECKING:
    from desktop.practice.operation_call import Output
    from desktop.practice.state.user import User


def factor_members(user: User) -> Output:
    """Return the members that tell which second factors are on."""
    members: Output = {}
    if user.factors.preferred is not None:
        members["PreferredMfaSetting"] = user.factors.preferred
    if user.factors.enabled:
        members["UserMFASettingList"] = list(user.factors.enabled)
    return members


def _account_members(user: User) -> Output:
    return {
        "Username": user.username,
        "UserCreateDate": user.created,
        "UserLastModifiedDate": user.modified,
        "Enabled": user.enabled,
        "UserStatus": user.status.value,
    }


def user_type(user: User, only: list[str] | None = None) -> Output:
    """Write a user as lists do, with some attributes or all."""
    attributes = [entry for entry in attribute_list(user) if only is None or entry["Name"] in only]
    return _account_members(user) | {"Attributes": attributes}


def admin_user(user: User) -> Output:
    """Write a user as AdminGetUser does."""
    return _account_members(user) | {"UserAttributes": attribute_list(user)} | factor_members(user)
