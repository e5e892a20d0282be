"""SignUp: somebody makes an account."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from desktop.practice.attribute_schema import require_conforming
from desktop.practice.delivery import ATTRIBUTES
from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.new_passwords import new_password
from desktop.practice.one_off_codes import send_sign_up_code
from desktop.practice.operations.named_user import require_hash
from desktop.practice.operations.sign_up_session import sign_up_session
from desktop.practice.state.user import PoolUserStatus, User
from desktop.practice.user_attributes import attribute_mapping

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def sign_up(call: OperationCall) -> Output:
    """Make an unconfirmed account, and send its code if there is an address for it."""
    require_hash(call)
    name = call.params["Username"]
    if call.pool.users.find(name) is not None:
        raise ServiceError("UsernameExistsException", "User already exists")
    attributes = _attributes(call)
    user = User(name, str(uuid.uuid4()), call.now, call.now, PoolUserStatus.UNCONFIRMED, attributes)
    user.set_password(new_password(call, user, call.params.get("Password", "")), PoolUserStatus.UNCONFIRMED)
    call.pool.users.add(user)
    output: Output = {"UserConfirmed": False, "UserSub": user.sub}
    if any(attributes.get(name) for name in ATTRIBUTES.values()):
        output["CodeDeliveryDetails"] = send_sign_up_code(call, user)
        output |= sign_up_session(call, user)
    return output


def _attributes(call: OperationCall) -> dict[str, str]:
    attributes = attribute_mapping(call.params.get("UserAttributes", []))
    require_conforming(call.pool, attributes)
    for name in call.pool.settings.required_attributes:
        if not attributes.get(name):
            raise invalid_parameter(
                f"Attributes did not conform to the schema: {name}: The attribute is required\n"
            )
    return {name: value for name, value in attributes.items() if not name.endswith("_verified")}
