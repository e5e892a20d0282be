"""How devices are written in replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import Output
    from desktop.practice.state.stored_device import StoredDevice
    from desktop.practice.state.user import User


def device_type(device: StoredDevice) -> Output:
    """Write a device."""
    status = "remembered" if device.remembered else "not_remembered"
    return {
        "DeviceKey": device.key,
        "DeviceAttributes": [
            {"Name": "device_name", "Value": device.name},
            {"Name": "device_status", "Value": "valid"},
            {"Name": "dev:device_remembered_status", "Value": status},
        ],
        "DeviceCreateDate": device.created,
        "DeviceLastModifiedDate": device.modified,
        "DeviceLastAuthenticatedDate": device.used,
    }


def device_list(user: User) -> Output:
    """Write a user's confirmed devices; there are few enough for one page."""
    confirmed = [device for device in user.devices.values() if device.secret is not None]
    return {"Devices": [device_type(device) for device in confirmed]}
