"""Which device signs in, and whether it stands for a second factor."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from desktop.practice.errors import not_found
from desktop.practice.state.stored_device import StoredDevice

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt
    from desktop.practice.state.user import User


def device_of(user: User, key: str) -> StoredDevice:
    """Return a device of a user, which must be there."""
    device = user.devices.get(key)
    if device is None:
        raise not_found("Device does not exist.")
    return device


def confirmed_device(attempt: SignInAttempt) -> StoredDevice | None:
    """Return the device that is claimed, if the user has confirmed it."""
    if attempt.pool.settings.devices is None or attempt.device_key is None:
        return None
    device = attempt.user.devices.get(attempt.device_key)
    return device if device is not None and device.secret is not None else None


def spares_second_factor(attempt: SignInAttempt) -> bool:
    """Say whether a remembered device, which will have to prove itself, takes a second factor's place."""
    device, tracking = confirmed_device(attempt), attempt.pool.settings.devices
    return bool(device and tracking and device.remembered and tracking.new_devices_only)


def assign_device_key(call: OperationCall, attempt: SignInAttempt) -> StoredDevice | None:
    """Give a device that is not known yet a key, where the pool tracks devices."""
    if call.pool.settings.devices is None or confirmed_device(attempt) is not None:
        return None
    key = f"{call.pool.region}_{uuid.uuid4()}"
    device = StoredDevice(key, call.now, call.now, call.now, confirmable=not attempt.aliased)
    attempt.user.devices[key] = device
    return device
