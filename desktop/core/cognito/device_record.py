"""The devices of a profile as the vault has them: one for each person who signed in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core import records
from desktop.core.cognito.known_device import Device
from desktop.core.cognito.pool_address import is_for
from desktop.core.records import KeptRecord
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION = "devices"
"""The vault's section: `{"users": {Cognito's name: ...}}`."""
_MOST_NAMES = 20


class DeviceRecord(KeptRecord, frozen=True):
    """The device of one person, and the names that they typed when they signed in with it.

    `pool_address` is the pool that remembers it, None in what older versions kept.
    """

    typed: tuple[str, ...]
    key: str
    group: str
    password: Secret
    pool_address: str | None = None


def find_device(record: Mapping[str, Any] | None, address: str, *names: str) -> Device | None:
    """Return the device of the person with one of these names at a pool's address, Cognito's own names first.

    A name is looked for in other letters' case only if nobody has it as it is, and if it is one person's: in
    some pools case tells people apart.
    """
    known = {name: kept for name, kept in _readable(record).items() if is_for(kept.pool_address, address)}
    exact = next((name for name in names if name in known), None)
    exact = exact or next((name for name, kept in known.items() if {*kept.typed} & {*names}), None)
    folded = {name.casefold() for name in names if name}
    alike = [name for name, kept in known.items() if {n.casefold() for n in (name, *kept.typed)} & folded]
    found = exact or (alike[0] if len(alike) == 1 else None)
    return _device(known[found]) if found is not None else None


def knows_any(record: Mapping[str, Any] | None, address: str) -> bool:
    """Say whether a pool's address remembers this computer, whoever's it is."""
    return any(is_for(kept.pool_address, address) for kept in _readable(record).values())


def names_of(record: Mapping[str, Any] | None, device: Device) -> tuple[str, ...]:
    """Return the names of the person whose device this is: Cognito's, then those that they typed."""
    known = _readable(record).items()
    return next(((name, *kept.typed) for name, kept in known if kept.key == device.key), ())


def _device(kept: DeviceRecord) -> Device:
    return Device(kept.key, kept.group, kept.password)


def with_device(
    record: Mapping[str, Any] | None, name: str, typed: str, device: Device, address: str
) -> dict[str, Any]:
    """Return the record with a device under Cognito's name for a person, to be found by all names they typed.

    A typed name that was somebody else's before is theirs from now on.
    """
    known = _readable(record)
    mine = {name, *(other for other, kept in known.items() if kept.key == device.key)} & {*known}
    before = [word for other in sorted(mine) for word in known[other].typed if word != typed]
    others = {
        other: _without_name(values, typed) if other in known else values
        for other, values in _users(record).items()
        if other not in {name, *mine}
    }
    typed_names = tuple(dict.fromkeys((*before, typed)))[-_MOST_NAMES:]
    kept = DeviceRecord(typed_names, device.key, device.group, device.password, address)
    return {"users": {**others, name: records.plain(kept)}}


def _without_name(values: dict[str, Any], typed: str) -> dict[str, Any]:
    return {**values, "typed": [name for name in values["typed"] if name != typed]}


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
