"""GetUserAttributeVerificationCode and VerifyUserAttribute: proving a new address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter
from desktop.practice.one_off_codes import Purpose, send_one_off, use_one_off
from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.update_user_attributes import PURPOSES, require_free_alias

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.inbox import Medium
    from desktop.practice.state.user import User


def get_user_attribute_verification_code(call: OperationCall) -> Output:
    """Send a code to an address of one's own."""
    user = bearer(call)
    purpose, medium = _purpose(call, user)
    return {"CodeDeliveryDetails": send_one_off(call, user, purpose, medium)}


def verify_user_attribute(call: OperationCall) -> Output:
    """Make an address verified."""
    user = bearer(call)
    purpose, _ = _purpose(call, user)
    name = call.params["AttributeName"]
    value = user.pending_attributes.get(name, user.attributes[name])
    require_free_alias(call, user, name, value)
    use_one_off(call, user, purpose, call.params["Code"])
    user.pending_attributes.pop(name, None)
    user.attributes[name] = value
    user.attributes[f"{name}_verified"] = "true"
    user.modified = call.now
    return {}


def _purpose(call: OperationCall, user: User) -> tuple[Purpose, Medium]:
    name = call.params["AttributeName"]
    if name not in PURPOSES or not user.attributes.get(name):
        raise invalid_parameter("User has no such attribute to verify.")
    return PURPOSES[name]
