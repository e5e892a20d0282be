"""ForgotPassword: a code for a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.delivery import delivery_to_nobody
from desktop.practice.errors import no_such_user, not_authorized
from desktop.practice.one_off_codes import send_reset_code
from desktop.practice.operations.named_user import require_hash
from desktop.practice.state.user import Status

if TYPE_CHECKING:
    from desktop.practice.call import Call, Output


def forgot_password(call: Call) -> Output:
    """Send the code; where names are private, nobody's code goes somewhere too."""
    client = require_hash(call)
    name = call.params["Username"]
    user = call.pool.users.find(name)
    if client.private and (user is None or not user.enabled):
        return {"CodeDeliveryDetails": delivery_to_nobody(name)}
    if user is None:
        raise no_such_user("Username/client id combination not found.")
    user.elsewhere = False  # who forgot the password is taken over without one
    if not user.enabled:
        raise not_authorized("User is disabled.")
    if user.status is Status.FORCE_CHANGE_PASSWORD:
        raise not_authorized("User password cannot be reset in the current state.")
    return {"CodeDeliveryDetails": send_reset_code(call, user)}
