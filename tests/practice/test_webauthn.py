"""What passkeys send, held against the standard's own test vectors, and what python-fido2 does not take."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.practice.errors import ServiceError
from desktop.practice.state.stored_passkey import PasskeyRegistration, PasskeySettings, StoredPasskey
from desktop.practice.state.user import PoolUserStatus, User
from desktop.practice.webauthn.assertion import verify_assertion
from desktop.practice.webauthn.authenticator_data import read_attestation, read_authenticator_data
from desktop.practice.webauthn.credential import Credential, packed
from desktop.practice.webauthn.options import ALGORITHMS
from desktop.practice.webauthn.public_keys import read_key
from desktop.practice.webauthn.registration import registered
from tests.practice.authenticator import Authenticator, client_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)
RP_ID = "example.org"
SETTINGS = PasskeySettings(relying_party=RP_ID)

# W3C Web Authentication level 3, section 16.1: "none" attestation with a self-made ES256 key.
KEY_ID = bytes.fromhex("f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4")
ATTESTATION = bytes.fromhex(
    "a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd4"
    "6592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579b"
    "a6122b33ad94ff3ec330084be4a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f"
    "26df61225820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220"
)
ASSERTED_DATA = bytes.fromhex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000")
ASSERTED_CHALLENGE = "OcDnUhQXulTUPo3JUXT0I97pvzzYBP9tZchXyav01Ag"
ASSERTED_SIGNATURE = bytes.fromhex(
    "3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf"
    "11a1dd5d78c6e486013f937295ea13653e331e87"
)


def sent(ceremony: str, challenge: str, **parts: bytes) -> Credential:
    data = client_data(ceremony, challenge, f"https://{RP_ID}")
    return Credential(KEY_ID, data, {name: packed(value) for name, value in parts.items()})


def register(attestation: bytes = ATTESTATION) -> StoredPasskey:
    begun = PasskeyRegistration("AAAA", "client", NOW)
    credential = sent("webauthn.create", "AAAA", attestationObject=attestation)
    return registered(credential, begun, SETTINGS, RP_ID, NOW)


def sign_in(signature: bytes = ASSERTED_SIGNATURE) -> None:
    user = User("ada", "1-2", NOW, NOW, PoolUserStatus.CONFIRMED)
    user.passkeys[KEY_ID] = register()
    credential = sent(
        "webauthn.get", ASSERTED_CHALLENGE, authenticatorData=ASSERTED_DATA, signature=signature
    )
    verify_assertion(user, credential, ASSERTED_CHALLENGE, SETTINGS, RP_ID)


def test_the_standards_registration_is_taken() -> None:
    passkey = register()
    assert (passkey.id, passkey.count, passkey.key.ALGORITHM) == (KEY_ID, 0, ALGORITHMS[0])


def test_the_standards_proof_is_taken() -> None:
    sign_in()


def test_and_not_with_one_bit_changed() -> None:
    with pytest.raises(ServiceError) as caught:
        sign_in(ASSERTED_SIGNATURE[:-1] + bytes([ASSERTED_SIGNATURE[-1] ^ 1]))
    assert caught.value.code == "NotAuthorizedException"


@pytest.mark.parametrize("length", range(1, len(ATTESTATION), 3))
def test_a_registration_that_is_cut_off_is_refused(length: int) -> None:
    """Python-fido2 does not see that the last number of a key is cut off; the key is unusable then."""
    with pytest.raises(ServiceError) as caught:
        register(ATTESTATION[:length])
    assert caught.value.code in {"InvalidParameterException", "WebAuthnCredentialNotSupportedException"}


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"\xa0",
        b"\x80",
        b"\x1c",
        b"\xc0\x00",
        b"\xa1\x80\x00",
        b"\x62\xff\xff",
        ATTESTATION + b"\x00",
    ],
)
def test_and_so_is_what_is_no_attestation(data: bytes) -> None:
    with pytest.raises(ServiceError) as caught:
        read_attestation(data)
    assert caught.value.code == "InvalidParameterException"


@pytest.mark.parametrize("length", range(len(ASSERTED_DATA)))
def test_authenticator_data_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(ServiceError) as caught:
        read_authenticator_data(ASSERTED_DATA[:length])
    assert caught.value.code == "InvalidParameterException"


@pytest.mark.parametrize(
    "bent",
    [
        {1: 3},  # an elliptic curve's algorithm on an RSA key
        {3: -8},
        {3: None},
        {-1: 2},
        {-2: bytes(32)},
        {-2: None},
        {-2: "text"},
    ],
)
def test_a_key_that_cannot_be_used_is_refused_at_once(bent: dict[int, Any]) -> None:
    with pytest.raises(ServiceError) as caught:
        read_key(Authenticator()._cose() | bent)
    assert caught.value.code == "WebAuthnCredentialNotSupportedException"


def test_a_server_without_passkeys_in_use_does_not_load_fido2() -> None:
    program = (
        "import sys\n"
        "import desktop.practice.rehearsal.rehearsal_pool\n"
        "from desktop.practice.practice_state import PracticeState\n"
        "PracticeState().warm_up()\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'fido2'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
