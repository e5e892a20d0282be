"""ConfirmSignUp: the code of a new account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized
from desktop.practice.one_off_codes import SIGN_UP, expired_one_off, use_one_off
from desktop.practice.operations.named_user import user_with_code
from desktop.practice.operations.sign_up_session import confirmed_session, presented
from desktop.practice.operations.update_user_attributes import require_free_alias
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User


def confirm_sign_up(call: OperationCall) -> Output:
    """Confirm the account, and the address that the code went to."""
    user = user_with_code(call, expired_one_off())
    if user.status is not PoolUserStatus.UNCONFIRMED:
        raise not_authorized(f"User cannot be confirmed. Current status is {user.status.value}")
    if not call.params.get("ForceAliasCreation", False):
        _require_free_aliases(call, user)
    session = presented(call, user)
    use_one_off(call, user, SIGN_UP, call.params["ConfirmationCode"])
    verified = "email" if user.attributes.get("email") else "phone_number"
    user.attributes[f"{verified}_verified"] = "true"
    user.status, user.modified = PoolUserStatus.CONFIRMED, call.now
    return confirmed_session(call, session)


def _require_free_aliases(call: OperationCall, user: User) -> None:
    for alias in call.pool.settings.aliases:
        if user.attributes.get(alias):
            require_free_alias(call, user, alias, user.attributes[alias])
