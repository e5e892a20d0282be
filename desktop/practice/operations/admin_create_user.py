"""AdminCreateUser: a new account with a temporary password, or its invitation once more."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from desktop.practice.attribute_schema import require_conforming
from desktop.practice.delivery import ATTRIBUTES, send_invitation
from desktop.practice.errors import ServiceError
from desktop.practice.new_passwords import generated_password, new_password
from desktop.practice.operations.user_types import user_type
from desktop.practice.state.inbox import Medium
from desktop.practice.state.user import PoolUserStatus, User
from desktop.practice.user_attributes import attribute_mapping

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_create_user(call: OperationCall) -> Output:
    """Create and invite, or invite again; either way the temporary password is new."""
    action = call.params.get("MessageAction")
    user = _existing(call) if action == "RESEND" else _created(call)
    text = call.params.get("TemporaryPassword") or generated_password()
    user.set_password(new_password(call, user, text), PoolUserStatus.FORCE_CHANGE_PASSWORD)
    if call.pool.users.find(user.username) is None:
        call.pool.users.add(user)
    if action != "SUPPRESS":
        _invite(call, user, text)
    return {"User": user_type(user)}


def _created(call: OperationCall) -> User:
    name = call.params["Username"]
    if call.pool.users.find(name) is not None:
        raise ServiceError("UsernameExistsException", "User account already exists")
    attributes = attribute_mapping(call.params.get("UserAttributes", []))
    require_conforming(call.pool, attributes)
    attributes.pop("sub", None)
    return User(
        username=name,
        sub=str(uuid.uuid4()),
        created=call.now,
        modified=call.now,
        status=PoolUserStatus.FORCE_CHANGE_PASSWORD,
        attributes=attributes,
    )


def _existing(call: OperationCall) -> User:
    user = call.pool.users.get(call.params["Username"])
    if user.status is not PoolUserStatus.FORCE_CHANGE_PASSWORD:
        raise ServiceError(
            "UnsupportedUserStateException",
            f"Resend not possible. {user.username} status is not FORCE_CHANGE_PASSWORD",
        )
    return user


def _invite(call: OperationCall, user: User, password: str) -> None:
    for wanted in call.params.get("DesiredDeliveryMediums", ["EMAIL", "SMS"]):
        medium = Medium[wanted]
        if user.attributes.get(ATTRIBUTES[medium]):
            send_invitation(call, user, medium, password)
            return
