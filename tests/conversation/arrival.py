"""The person of a sequence comes to a pool, and what this computer knows of an earlier sign-in."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from desktop.core.cognito.device_record import SECTION, with_device
from desktop.core.cognito.known_device import Device
from desktop.practice.situations.invented_people import add_to_pool
from desktop.practice.state.stored_device import DeviceSecret
from desktop.practice.state.stored_device import StoredDevice as Known

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.situations.invented_people import InventedPerson
    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool
    from tests.conversation.sequences import Sequence
    from tests.fixtures.key_in_hand import KeyInHand


def arrived(
    sequence: Sequence, pool: UserPool, key: KeyInHand, now: datetime
) -> tuple[InventedPerson, dict[str, Any]]:
    """Add the person, and return them with the sections of the vault they begin with."""
    wanted = sequence.person
    person = add_to_pool(wanted.situation, pool, {"custom:rounds": str(wanted.rounds)}, now)
    user = pool.users.get(person.username)
    if wanted.passkey:
        key.register(user, now)
    if not wanted.device:
        return person, {}
    return person, remembered_device(user, pool, now)


def remembered_device(user: User, pool: UserPool, now: datetime) -> dict[str, Any]:
    """Let the pool remember this computer, and return the section of the vault that knows of it."""
    mine = Device.met(f"{pool.region}_{user.username}", pool.device_group)
    user.devices[mine.key] = Known(mine.key, now, now, now, secret=_secret(mine), remembered=True)
    return {SECTION: with_device(None, user.username, user.username, mine, pool.id)}


def _secret(device: Device) -> DeviceSecret:
    salt, verifier = (int.from_bytes(base64.b64decode(text), "big") for text in device.verifier())
    return DeviceSecret(device.group, device.key, salt, verifier)
