"""The person of a sequence comes to a pool, and what this computer knows of an earlier sign-in."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.known_device import SECTION, Device, with_device
from desktop.practice.situations.people import introduce
from desktop.practice.state.device import Device as Known
from desktop.practice.state.device import DeviceSecret

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.situations.people import Person
    from desktop.practice.state.pool import Pool
    from tests.conversation.sequences import Sequence
    from tests.fixtures.key_in_hand import KeyInHand


def arrived(sequence: Sequence, pool: Pool, key: KeyInHand, now: datetime) -> tuple[Person, dict[str, Any]]:
    """Add the person, and return them with the sections of the vault they begin with."""
    wanted = sequence.person
    person = introduce(wanted.situation, pool, {"custom:rounds": str(wanted.rounds)}, now)
    user = pool.users.get(person.username)
    if wanted.passkey:
        key.register(user, now)
    if not wanted.device:
        return person, {}
    mine = Device.met(f"{pool.region}_{person.username}", pool.device_group)
    user.devices[mine.key] = Known(mine.key, now, now, now, secret=_secret(mine), remembered=True)
    return person, {SECTION: with_device(None, person.username, person.username, mine)}


def _secret(device: Device) -> DeviceSecret:
    salt, verifier = (int.from_bytes(base64.b64decode(text), "big") for text in device.verifier())
    return DeviceSecret(device.group, device.key, salt, verifier)
