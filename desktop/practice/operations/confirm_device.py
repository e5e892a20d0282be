"""ConfirmDevice: a device that was just met gets its secret."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter
from desktop.practice.operations.access_token import bearer
from desktop.practice.state.stored_device import DeviceSecret

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def confirm_device(call: OperationCall) -> Output:
    """Confirm a device; whether it is remembered is then the pool's or the user's decision."""
    user = bearer(call)
    tracking, device = call.pool.settings.devices, user.devices.get(call.params["DeviceKey"])
    if tracking is None or device is None or not device.confirmable:
        raise invalid_parameter("Invalid device key given.")
    config = call.params.get("DeviceSecretVerifierConfig", {})
    device.secret = DeviceSecret(
        group=call.pool.device_group,
        identity=device.key,
        salt=_number(config.get("Salt")),
        verifier=_number(config.get("PasswordVerifier")),
    )
    device.name = call.params.get("DeviceName", "")
    device.modified = call.now
    device.remembered = not tracking.ask_user
    return {"UserConfirmationNecessary": tracking.ask_user}


def _number(text: str | None) -> int:
    try:
        number = int.from_bytes(base64.b64decode(text or "", validate=True), "big")
    except binascii.Error:
        number = 0
    if number == 0:
        raise invalid_parameter("Invalid device secret verifier configuration.")
    return number
