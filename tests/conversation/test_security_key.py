"""The whole way of a passkey: the conversation, python-fido2, a key in software, and the strict pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fido2.hid import CtapHidDevice

from desktop.conversation.current_step import SignedIn
from desktop.practice.state.stored_passkey import StoredPasskey
from desktop.practice.webauthn import public_keys
from desktop.system.security_keys import SecurityKeys
from desktop.system.thread_worker import ThreadWorker
from tests.conversation.playbook import FOLDER, Stage, read
from tests.fixtures.key_in_hand import PIN, KeyInHand
from tests.fixtures.software_key import Held, SoftwareKey, cose_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pytest

    from desktop.core.sign_in.authenticator import KeyAnswers
    from desktop.practice.state.user import User


class RealKey(KeyInHand):
    """Stands in a play for the key in hand, and is one that python-fido2 talks to."""

    held: Held
    security_keys: SecurityKeys

    def register(self, user: User, now: datetime) -> None:
        user.passkeys[self.held.id] = StoredPasskey(
            self.held.id, public_keys.read_key(cose_of(self.held)), "Key", now
        )

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        return await self.security_keys.get_assertion(options, told, touch)


def test_the_pool_takes_what_a_key_with_a_pin_has_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(read(FOLDER / "passkey-pin.toml") | {"pool": "passkeys"}, "choice")
    key = stage.key = RealKey()
    key.security_keys = SecurityKeys(ThreadWorker())
    key.held = Held("localhost", stage.pool.user(stage.person.username).sub)
    plugged_in = SoftwareKey(key.held, pin=PIN)
    monkeypatch.setattr(CtapHidDevice, "list_devices", lambda: iter([plugged_in]))
    assert isinstance(asyncio.run(stage.run()), SignedIn)
    assert stage.notes == ["touch-key"]
