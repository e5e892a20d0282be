"""Devices: known by a key, and once confirmed by a secret of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DeviceSecret:
    """What a device is proven against, as the device itself made it up."""

    group: str
    identity: str
    salt: int
    verifier: int


@dataclass(slots=True)
class StoredDevice:
    """One device of a user; without a secret it is not confirmed yet.

    A device first seen in a sign-in by alias cannot be confirmed, as with the real service.
    """

    key: str
    created: datetime
    modified: datetime
    used: datetime
    confirmable: bool = True
    name: str = ""
    secret: DeviceSecret | None = None
    remembered: bool = False
