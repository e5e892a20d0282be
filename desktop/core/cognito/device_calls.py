"""Calls about devices; they are authorised by an access token."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.calls import AppClient, Call
from desktop.core.cognito.replies import Introduced, Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.cognito.known_device import Device
    from desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class ConfirmDevice(Call):
    """Give a new device its secret, as salt and verifier (base64)."""

    operation: ClassVar[str] = "ConfirmDevice"
    access: Secret
    key: str
    salt: str = field(repr=False)
    verifier: str = field(repr=False)
    name: str = ""

    @classmethod
    def of(cls, access: Secret, device: Device, name: str) -> ConfirmDevice:
        """Return the call for a device, under the name that people and admins will read."""
        return cls(access, device.key, *device.verifier(), name)

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input."""
        named = {"DeviceName": self.name} if self.name else {}
        secret = {"Salt": self.salt, "PasswordVerifier": self.verifier}
        access = {"AccessToken": self.access.reveal(), "DeviceKey": self.key}
        return access | named | {"DeviceSecretVerifierConfig": secret}

    def read(self, body: Mapping[str, Any]) -> Result:
        """Return whether the person decides about remembering it."""
        return Introduced(asks_person=values.is_true(body.get("UserConfirmationNecessary")))


@dataclass(frozen=True, slots=True)
class UpdateDeviceStatus(Call):
    """Have the pool remember a device, or not."""

    operation: ClassVar[str] = "UpdateDeviceStatus"
    access: Secret
    key: str
    remembered: bool

    def request(self, client: AppClient, session: Secret | None) -> dict[str, Any]:  # noqa: ARG002 - neither counts
        """Return the input."""
        status = "remembered" if self.remembered else "not_remembered"
        return {
            "AccessToken": self.access.reveal(),
            "DeviceKey": self.key,
            "DeviceRememberedStatus": status,
        }
