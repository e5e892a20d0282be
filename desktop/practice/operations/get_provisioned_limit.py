"""GetProvisionedLimit: how many calls a second a category of operations may make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.practice.errors import not_found

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output, Params
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool


@dataclass(frozen=True, slots=True)
class _Category:
    """The requests a second that cost nothing, and the operations that share them."""

    free: int
    operations: tuple[str, ...]


_CATEGORIES = {
    "UserAuthentication": _Category(120, ("InitiateAuth", "RespondToAuthChallenge")),
    "UserCreation": _Category(50, ("SignUp", "ConfirmSignUp", "AdminCreateUser", "AdminConfirmSignUp")),
    "UserAccountRecovery": _Category(
        30,
        (
            "ForgotPassword",
            "ConfirmForgotPassword",
            "ChangePassword",
            "AdminResetUserPassword",
            "AdminSetUserPassword",
        ),
    ),
    "UserUpdate": _Category(25, ("UpdateUserAttributes", "AdminUpdateUserAttributes")),
}
"""Source: "Quotas in Amazon Cognito", API request rate quotas, by category."""


def for_the_account(state: StoredState, _params: Params) -> UserPool:
    """Find a pool for what is about none: a limit is the account's."""
    return next(iter(state.pools.values()))


def get_provisioned_limit(call: OperationCall) -> Output:
    """Tell the limit of a category: the practice pool's quota where one is set, else what is free."""
    definition = call.params["LimitDefinition"]
    category = _CATEGORIES.get(definition["Attributes"].get("Category", ""))
    if category is None:
        raise not_found("The limit does not exist.")
    provisioned = call.state.quota.per_second(category.operations, category.free)
    limit = {
        "LimitDefinition": definition,
        "ProvisionedLimitValue": max(1, int(provisioned)),
        "FreeLimitValue": category.free,
    }
    return {"Limit": limit}
