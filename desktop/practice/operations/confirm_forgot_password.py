"""ConfirmForgotPassword: the code, and with it a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.new_passwords import new_password
from desktop.practice.one_off_codes import RESET, use_one_off, wrong_one_off
from desktop.practice.operations.named_user import user_with_code
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def confirm_forgot_password(call: OperationCall) -> Output:
    """Set the password; a weak one leaves the code good."""
    user = user_with_code(call, wrong_one_off())
    password = new_password(call, user, call.params["Password"])
    use_one_off(call, user, RESET, call.params["ConfirmationCode"])
    user.set_password(password, PoolUserStatus.CONFIRMED)
    user.lockout.password_passed()
    return {}
