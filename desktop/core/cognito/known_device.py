"""A device that the pool remembers: this computer for one person, with a secret of its own."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.core.cognito import srp
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION = "devices"
"""The vault's section for the devices of a profile, one for each person who signed in here."""

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


def find_device(record: Mapping[str, Any] | None, *names: str) -> Device | None:
    """Return the device of the person with one of these names, Cognito's or a typed one."""
    mine = (kept for name, kept in _users(record) if {name, *kept["typed"]} & {*names})
    return next(map(_device, mine), None)


def with_device(record: Mapping[str, Any] | None, name: str, typed: str, device: Device) -> dict[str, Any]:
    """Return the record with a device under Cognito's name for a person, to be found by the typed one too."""
    others = {other: kept for other, kept in _users(record) if other != name and typed not in kept["typed"]}
    mine = {
        "typed": [typed],
        "key": device.key,
        "group": device.group,
        "password": device.password.reveal(),
    }
    return {"users": {**others, name: mine}}


def without_device(record: Mapping[str, Any] | None, device: Device) -> dict[str, Any]:
    """Return the record without a device."""
    return {"users": {name: kept for name, kept in _users(record) if kept["key"] != device.key}}


def _users(record: Mapping[str, Any] | None) -> list[tuple[str, Any]]:
    users = record.get("users") if record else None
    return list(users.items()) if isinstance(users, dict) else []


def _device(kept: Mapping[str, Any]) -> Device:
    return Device(str(kept["key"]), str(kept["group"]), Secret(kept["password"]))
