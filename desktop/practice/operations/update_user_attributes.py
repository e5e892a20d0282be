"""UpdateUserAttributes, DeleteUserAttributes and their administrator's forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.attribute_schema import require_conforming
from desktop.practice.errors import ServiceError, invalid_parameter, not_authorized
from desktop.practice.one_off_codes import EMAIL, PHONE, send_one_off
from desktop.practice.operations.access_token import bearer
from desktop.practice.state.inbox import Medium
from desktop.practice.user_attributes import READ_ONLY, attribute_mapping

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User

PURPOSES = {"email": (EMAIL, Medium.EMAIL), "phone_number": (PHONE, Medium.SMS)}


def update_user_attributes(call: OperationCall) -> Output:
    """Change one's own attributes; a changed address is sent a code and is not verified until then."""
    user = bearer(call)
    changed = attribute_mapping(call.params["UserAttributes"])
    require_conforming(call.pool, changed)
    if READ_ONLY & changed.keys():
        raise not_authorized("A client attempted to write unauthorized attribute")
    for name, value in changed.items():
        require_free_alias(call, user, name, value)
    details = [sent for name, value in changed.items() if (sent := _changed(call, user, name, value))]
    user.modified = call.now
    return {"CodeDeliveryDetailsList": details} if details else {}


def _changed(call: OperationCall, user: User, name: str, value: str) -> Output | None:
    """Change one attribute, or keep an address aside until it is confirmed; return where a code went."""
    is_moved = name in PURPOSES and user.attributes.get(name) != value
    if is_moved and name in call.pool.settings.kept_until_confirmed and user.attributes.get(name):
        sent = send_one_off(call, user, *PURPOSES[name], to=value)
        user.pending_attributes[name] = value
        return sent
    user.attributes[name] = value
    user.pending_attributes.pop(name, None)
    if not is_moved:
        return None
    user.attributes[f"{name}_verified"] = "false"
    return send_one_off(call, user, *PURPOSES[name])


def require_free_alias(call: OperationCall, user: User, name: str, value: str) -> None:
    """Refuse what another account of the pool goes by."""
    holder = call.pool.users.find(value) if name in call.pool.settings.aliases else None
    if holder is not None and holder is not user:
        raise ServiceError("AliasExistsException", f"An account with the {name} already exists.")


def admin_update_user_attributes(call: OperationCall) -> Output:
    """Change a user's attributes, the verified flags too."""
    user = call.pool.users.get(call.params["Username"])
    changed = attribute_mapping(call.params["UserAttributes"])
    require_conforming(call.pool, changed)
    changed.pop("sub", None)
    user.attributes.update(changed)
    user.modified = call.now
    return {}


def delete_user_attributes(call: OperationCall) -> Output:
    """Delete some of one's own attributes."""
    return _delete(call, bearer(call))


def admin_delete_user_attributes(call: OperationCall) -> Output:
    """Delete some of a user's attributes."""
    return _delete(call, call.pool.users.get(call.params["Username"]))


def _delete(call: OperationCall, user: User) -> Output:
    for name in call.params["UserAttributeNames"]:
        if name in call.pool.settings.required_attributes:
            raise invalid_parameter(f"{name} is required and cannot be deleted.")
        user.attributes.pop(name, None)
        user.attributes.pop(f"{name}_verified", None)
    user.modified = call.now
    return {}
