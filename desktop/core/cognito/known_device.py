"""A device that the pool remembers: this computer for one person, with a secret of its own."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field

from desktop.core.cognito import srp
from desktop.core.secret import Secret

_PASSWORD_BYTES = 40


@dataclass(frozen=True, slots=True)
class Device:
    """What the pool calls the device, and the password that only this computer knows."""

    key: str
    group: str
    password: Secret = field(repr=False)

    @classmethod
    def met(cls, key: str, group: str) -> Device:
        """Return a new device with a random password; the pool has just given it its key."""
        password = base64.b64encode(secrets.token_bytes(_PASSWORD_BYTES)).decode()
        return cls(key, group, Secret(password))

    def verifier(self) -> tuple[str, str]:
        """Return a salt and what the pool keeps in place of the password, both base64."""
        return srp.device_verifier(self.group, self.key, self.password.reveal())
