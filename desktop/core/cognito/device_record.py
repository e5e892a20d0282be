"""The devices of a profile as the vault has them: one for each person who signed in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core import records
from desktop.core.cognito.known_device import Device
from desktop.core.records import KeptRecord
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION = "devices"
"""The vault's section: `{"users": {Cognito's name: ...}}`."""


class DeviceRecord(KeptRecord, frozen=True):
    """The device of one person, and the names that they typed when they signed in with it."""

    typed: tuple[str, ...]
    key: str
    group: str
    password: Secret


def find_device(record: Mapping[str, Any] | None, *names: str) -> Device | None:
    """Return the device of the person with one of these names, Cognito's or a typed one."""
    mine = (kept for name, kept in _readable(record).items() if {name, *kept.typed} & {*names})
    return next((Device(kept.key, kept.group, kept.password) for kept in mine), None)


def with_device(record: Mapping[str, Any] | None, name: str, typed: str, device: Device) -> dict[str, Any]:
    """Return the record with a device under Cognito's name for a person, to be found by the typed one too."""
    replaced = {name, *(other for other, kept in _readable(record).items() if typed in kept.typed)}
    others = {other: values for other, values in _users(record).items() if other not in replaced}
    mine = DeviceRecord((typed,), device.key, device.group, device.password)
    return {"users": {**others, name: records.plain(mine)}}


def without_device(record: Mapping[str, Any] | None, device: Device) -> dict[str, Any]:
    """Return the record without a device."""
    forgotten = {name for name, kept in _readable(record).items() if kept.key == device.key}
    return {"users": {name: values for name, values in _users(record).items() if name not in forgotten}}


def _readable(record: Mapping[str, Any] | None) -> dict[str, DeviceRecord]:
    """Return what can be read; a device that cannot is not used, and stays as it is."""
    found = {}
    for name, values in _users(record).items():
        try:
            found[name] = records.read(values, DeviceRecord)
        except ValueError:
            continue
    return found


def _users(record: Mapping[str, Any] | None) -> dict[str, Any]:
    users = record.get("users") if record else None
    return users if isinstance(users, dict) else {}
