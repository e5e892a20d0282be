"""Real python-fido2 over a security key in software, and what the pool says to the proof."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.hid import CtapHidDevice

from desktop.core.secret import Secret
from desktop.core.sign_in import authenticator as a
from desktop.core.sign_in.passkey_creation import read_creation
from desktop.practice.state.stored_passkey import PasskeyRegistration, PasskeySettings
from desktop.practice.webauthn.credential import Credential
from desktop.practice.webauthn.registration import registered
from desktop.system.security_keys import SecurityKeys
from desktop.system.thread_worker import ThreadWorker
from tests.fixtures.software_key import PRESENT, VERIFIED, Held, SoftwareKey

if TYPE_CHECKING:
    from collections.abc import Callable

RP = "auth.example.com"
CHALLENGE = "Y2hhbGxlbmdlIG9mIHRoZSBwb29s"
PIN = a.KeyAnswers(Secret("4711"))


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Callable[..., SoftwareKey]:
    """Plug security keys in; without any there are none."""
    keys: list[SoftwareKey] = []
    monkeypatch.setattr(CtapHidDevice, "list_devices", lambda: iter(keys))

    def plug_in(*passkeys: Held, **more: Any) -> SoftwareKey:  # noqa: ANN401 - the key's own arguments
        keys.append(SoftwareKey(*passkeys, **more))
        return keys[-1]

    return plug_in


class Person:
    """Somebody who asks for a proof, and counts how often a touch was asked for."""

    def __init__(self) -> None:
        self.touches = 0

    def ask(
        self, *allowed: Held, told: a.KeyAnswers | None = None, verify: str = "preferred"
    ) -> dict[str, Any]:
        said = asyncio.run(
            self._keys().get_assertion(options(*allowed, verify=verify), told or a.KeyAnswers(), self._touch)
        )
        proof: dict[str, Any] = json.loads(said)
        return proof

    def make(
        self, *excluded: Held, told: a.KeyAnswers | None = None, verify: str = "preferred", rp_id: str = RP
    ) -> dict[str, Any]:
        """Have a passkey made by what a pool sends."""
        wanted = {
            "rp": {"id": rp_id, "name": "Example"},
            "user": {"id": packed(b"1"), "name": "ada", "displayName": "ada"},
            "challenge": CHALLENGE,
            "pubKeyCredParams": [{"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -257}],
            "timeout": 60000,
            "excludeCredentials": [{"type": "public-key", "id": packed(each.id)} for each in excluded],
            "authenticatorSelection": {"residentKey": "required", "userVerification": verify},
            "attestation": "none",
            "extensions": {"credProps": True, "largeBlob": {"support": "required"}},
        }
        sent = read_creation(wanted).options
        said = asyncio.run(self._keys().make_credential(sent, told or a.KeyAnswers(), self._touch))
        made: dict[str, Any] = json.loads(said)
        return made

    def _keys(self) -> SecurityKeys:
        return SecurityKeys(ThreadWorker())

    def _touch(self) -> None:
        self.touches += 1


def options(*allowed: Held, verify: str = "preferred") -> str:
    """Return what Cognito sends, with the members that python-fido2 does not know."""
    return json.dumps(
        {
            "hints": [],
            "attestation": "none",
            "attestationFormats": [],
            "challenge": CHALLENGE,
            "timeout": 180000,
            "rpId": RP,
            "allowCredentials": [{"type": "public-key", "id": packed(each.id)} for each in allowed],
            "userVerification": verify,
        }
    )


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def flags(proof: dict[str, Any]) -> int:
    return unpacked(proof["response"]["authenticatorData"])[32]


def test_a_proof_is_what_the_pool_asked_for(plug: Callable[..., SoftwareKey]) -> None:
    mine, person = Held(RP, "ada"), Person()
    key = plug(mine)
    proof = person.ask(mine)
    told = json.loads(unpacked(proof["response"]["clientDataJSON"]))
    assert (told["type"], told["challenge"], told["origin"]) == ("webauthn.get", CHALLENGE, f"https://{RP}")
    assert (proof["id"], proof["rawId"], proof["type"]) == (packed(mine.id), packed(mine.id), "public-key")
    signed = unpacked(proof["response"]["authenticatorData"])
    hashed = hashes.Hash(hashes.SHA256())
    hashed.update(unpacked(proof["response"]["clientDataJSON"]))
    mine.private.public_key().verify(
        unpacked(proof["response"]["signature"]), signed + hashed.finalize(), ec.ECDSA(hashes.SHA256())
    )
    assert flags(proof) == PRESENT
    assert person.touches == 1
    assert key.closed


@pytest.mark.parametrize("shared", ["co.uk", "github.io", "com", "xn--55qx5d.cn", "any.ck"])
def test_a_site_that_nobody_owns_gets_no_proof(plug: Callable[..., SoftwareKey], shared: str) -> None:
    key = plug(Held(shared, "ada"))
    wanted = json.dumps({"rpId": shared, "challenge": CHALLENGE})
    with pytest.raises(a.UnfitSiteError) as refused:
        asyncio.run(SecurityKeys(ThreadWorker()).get_assertion(wanted, a.KeyAnswers(), lambda: None))
    assert refused.value.values["rp_id"] == shared
    assert key.count == 0


def test_without_a_key_it_is_said_that_there_is_none(plug: Callable[..., SoftwareKey]) -> None:
    del plug
    with pytest.raises(a.NoAuthenticatorError):
        Person().ask()


def test_keys_that_may_not_be_opened_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden() -> None:
        raise PermissionError("/dev/hidraw0")

    monkeypatch.setattr(CtapHidDevice, "list_devices", forbidden)
    with pytest.raises(a.NoAuthenticatorError):
        Person().ask()


def test_a_key_without_a_passkey_for_this_pool_does_not_fit(plug: Callable[..., SoftwareKey]) -> None:
    plug(Held("elsewhere.example", "ada"))
    with pytest.raises(a.UnfitKeyError):
        Person().ask(Held(RP, "ada"))


def test_a_pin_is_asked_for_when_the_key_wants_it(plug: Callable[..., SoftwareKey]) -> None:
    mine, person = Held(RP, "ada"), Person()
    plug(mine, pin="4711")
    with pytest.raises(a.PinNeededError):
        person.ask(mine)
    assert person.touches == 0
    assert flags(person.ask(mine, told=PIN, verify="required")) == PRESENT | VERIFIED


def test_a_wrong_pin_is_told_with_the_tries_left_and_in_the_end_blocks(
    plug: Callable[..., SoftwareKey],
) -> None:
    mine = Held(RP, "ada")
    plug(mine, pin="4711")
    for left in (7, 6):
        with pytest.raises(a.WrongPinError) as wrong:
            Person().ask(mine, told=a.KeyAnswers(Secret("0000")))
        assert wrong.value.values == {"tries_left": left}
    with pytest.raises(a.PinBlockedError):
        Person().ask(mine, told=a.KeyAnswers(Secret("0000")))


def test_a_key_that_cannot_tell_its_owner_is_not_set_up(plug: Callable[..., SoftwareKey]) -> None:
    mine = Held(RP, "ada")
    plug(mine)
    with pytest.raises(a.KeyNotSetUpError):
        Person().ask(mine, verify="required")


def test_of_several_passkeys_the_person_chooses(plug: Callable[..., SoftwareKey]) -> None:
    ada, root = Held(RP, "ada"), Held(RP, "ada-admin")
    plug(ada, root)
    with pytest.raises(a.SeveralPasskeysError) as several:
        Person().ask()
    assert several.value.names == ("ada", "ada-admin")
    assert Person().ask(told=a.KeyAnswers(passkey="ada-admin"))["id"] == packed(root.id)


def test_of_several_keys_the_touched_one_is_meant(plug: Callable[..., SoftwareKey]) -> None:
    mine = Held(RP, "ada")
    ignored = plug(Held(RP, "ada"), touched=False)
    touched = plug(mine)
    assert Person().ask(mine)["id"] == packed(mine.id)
    assert ignored.closed
    assert touched.closed


def test_giving_up_releases_the_key(plug: Callable[..., SoftwareKey]) -> None:
    mine = Held(RP, "ada")
    key = plug(mine, touched=False)
    worker = ThreadWorker()

    async def give_up() -> None:
        asked = asyncio.Event()
        proof = SecurityKeys(worker).get_assertion(options(mine), a.KeyAnswers(), asked.set)
        waiting = asyncio.ensure_future(proof)
        await asyncio.wait_for(asked.wait(), 5)
        waiting.cancel()
        await asyncio.wait([waiting])

    asyncio.run(give_up())
    assert worker.shutdown()
    assert key.closed


def test_nothing_of_a_pin_or_a_proof_is_logged(
    plug: Callable[..., SoftwareKey], caplog: pytest.LogCaptureFixture
) -> None:
    mine = Held(RP, "ada")
    plug(mine, pin="4711")
    with caplog.at_level(logging.DEBUG):
        Person().ask(mine, told=PIN)
    assert not [record for record in caplog.records if record.name.startswith("fido2")]


# New passkeys


@pytest.mark.parametrize("verify", [False, True])
def test_the_pool_takes_the_passkey_that_a_key_has_made(
    plug: Callable[..., SoftwareKey], *, verify: bool
) -> None:
    key, person = plug(pin="4711" if verify else None), Person()
    made = person.make(told=PIN, verify="required" if verify else "preferred")
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    begun = PasskeyRegistration(CHALLENGE, "client", now)
    settings = PasskeySettings(RP, verify_user=verify)
    passkey = registered(Credential.parse(made), begun, settings, RP, now)
    assert passkey.id == key.passkeys[0].id
    assert person.touches >= 1
    assert key.closed


def test_a_key_makes_no_second_passkey_for_the_same_person(plug: Callable[..., SoftwareKey]) -> None:
    mine, person = Held(RP, "ada"), Person()
    key = plug(mine, pin="4711")
    with pytest.raises(a.PasskeyThereError):
        person.make(mine, told=PIN)
    assert key.passkeys == [mine]


def test_what_a_key_wants_for_a_new_passkey_is_said(plug: Callable[..., SoftwareKey]) -> None:
    with pytest.raises(a.NoAuthenticatorError):
        Person().make()
    key = plug(pin="4711")
    with pytest.raises(a.PinNeededError):
        Person().make()
    with pytest.raises(a.WrongPinError):
        Person().make(told=a.KeyAnswers(Secret("0000")))
    with pytest.raises(a.UnfitSiteError):
        Person().make(told=PIN, rp_id="co.uk")
    assert key.passkeys == []
