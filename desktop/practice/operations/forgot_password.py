"""ForgotPassword: a code for a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.delivery import simulated_delivery
from desktop.practice.errors import no_such_user, not_authorized
from desktop.practice.one_off_codes import is_reachable, send_reset_code
from desktop.practice.operations.named_user import require_hash
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def forgot_password(call: OperationCall) -> Output:
    """Send the code; where names are private, a reply looks the same for whoever no code can reach.

    Source: "Managing user existence error responses": nobody, somebody who is switched off, and somebody
    without a verified address get a made-up destination there.
    """
    client = require_hash(call)
    name = call.params["Username"]
    user = call.pool.users.find(name)
    if client.private and (user is None or not user.enabled or not is_reachable(user)):
        return {"CodeDeliveryDetails": simulated_delivery(name)}
    if user is None:
        raise no_such_user("Username/client id combination not found.")
    user.elsewhere = False  # a reset moves the user over, without the old password
    if not user.enabled:
        raise not_authorized("User is disabled.")
    if user.status in {PoolUserStatus.FORCE_CHANGE_PASSWORD, PoolUserStatus.EXTERNAL_PROVIDER}:
        raise not_authorized("User password cannot be reset in the current state.")
    return {"CodeDeliveryDetails": send_reset_code(call, user)}
