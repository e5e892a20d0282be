"""Looking at, remembering and forgetting devices: a person's own operations and an administrator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.device_types import device_list, device_type
from desktop.practice.sign_in_devices import device_of

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User


def list_devices(call: OperationCall) -> Output:
    """List one's own devices."""
    return device_list(bearer(call))


def get_device(call: OperationCall) -> Output:
    """Describe one of one's own devices."""
    return {"Device": device_type(device_of(bearer(call), call.params["DeviceKey"]))}


def update_device_status(call: OperationCall) -> Output:
    """Remember a device of one's own, or stop remembering it."""
    return _remember(call, bearer(call))


def forget_device(call: OperationCall) -> Output:
    """Forget a device of one's own."""
    return _forget(call, bearer(call))


def admin_list_devices(call: OperationCall) -> Output:
    """List a user's devices."""
    return device_list(_named(call))


def admin_get_device(call: OperationCall) -> Output:
    """Describe a user's device."""
    return {"Device": device_type(device_of(_named(call), call.params["DeviceKey"]))}


def admin_update_device_status(call: OperationCall) -> Output:
    """Remember a user's device, or stop remembering it."""
    return _remember(call, _named(call))


def admin_forget_device(call: OperationCall) -> Output:
    """Forget a user's device."""
    return _forget(call, _named(call))


def _named(call: OperationCall) -> User:
    return call.pool.users.get(call.params["Username"])


def _remember(call: OperationCall, user: User) -> Output:
    device = device_of(user, call.params["DeviceKey"])
    device.remembered = call.params.get("DeviceRememberedStatus") == "remembered"
    device.modified = call.now
    return {}


def _forget(call: OperationCall, user: User) -> Output:
    del user.devices[device_of(user, call.params["DeviceKey"]).key]
    return {}
