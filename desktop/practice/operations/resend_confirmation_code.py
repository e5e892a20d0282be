"""ResendConfirmationCode: a new account's code once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.delivery import simulated_delivery
from desktop.practice.errors import invalid_parameter, no_such_user
from desktop.practice.one_off_codes import send_sign_up_code
from desktop.practice.operations.named_user import require_hash
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def resend_confirmation_code(call: OperationCall) -> Output:
    """Send a code that replaces the one before."""
    client = require_hash(call)
    user = call.pool.users.find(call.params["Username"])
    if user is None:
        if not client.private:
            raise no_such_user("Username/client id combination not found.")
        return {"CodeDeliveryDetails": simulated_delivery(call.params["Username"])}
    if user.status is not PoolUserStatus.UNCONFIRMED:
        raise invalid_parameter("User is already confirmed.")
    return {"CodeDeliveryDetails": send_sign_up_code(call, user)}
