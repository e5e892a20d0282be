"""A security key in software: makes passkeys and signs with them, right or wrong as a test wants it.

It writes its bytes by hand, so that what the server reads by python-fido2 comes from elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from desktop.practice.webauthn.credential import packed
from desktop.practice.webauthn.software_key import credential

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def client_data(ceremony: str, challenge: str, origin: str) -> bytes:
    said = {"type": ceremony, "challenge": challenge, "origin": origin, "crossOrigin": False}
    return json.dumps(said, separators=(",", ":")).encode()


def authenticator_data(rp_id: str, flags: int, count: int) -> bytes:
    return hashlib.sha256(rp_id.encode()).digest() + struct.pack(">BI", flags, count)


def cbor(value: Any) -> bytes:  # noqa: ANN401 - whatever an authenticator says
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value)) + value.encode()
    return _head(5, len(value)) + b"".join(cbor(key) + cbor(each) for key, each in value.items())


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    if number < 256:
        return bytes([kind << 5 | 24, number])
    return bytes([kind << 5 | 25]) + struct.pack(">H", number)


@dataclass
class Authenticator:
    """One passkey; what it says can be bent by its attributes before it speaks."""

    flags: int = PRESENT | VERIFIED
    count: int = 0
    origin: str | None = None
    rp_id: str | None = None
    challenge: str | None = None
    rs256: bool = False
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: Any = None

    def __post_init__(self) -> None:
        self.key = (
            rsa.generate_private_key(public_exponent=65537, key_size=2048)
            if self.rs256
            else ec.generate_private_key(ec.SECP256R1())
        )

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer PublicKeyCredentialCreationOptions."""
        data = self._data(options["rp"]["id"], self.flags | ATTESTED) + self._attested()
        attestation = cbor({"fmt": "none", "attStmt": {}, "authData": data})
        asked = self._client_data("webauthn.create", options["challenge"], options["rp"]["id"])
        said = {"attestationObject": packed(attestation), "transports": ["usb"]}
        return credential(self.id, asked, said)

    def get(self, options: dict[str, Any], user_handle: str | None = None) -> dict[str, Any]:
        """Answer PublicKeyCredentialRequestOptions."""
        self.count += 1
        data = self._data(options["rpId"], self.flags)
        asked = self._client_data("webauthn.get", options["challenge"], options["rpId"])
        signature = self._signed(data + hashlib.sha256(asked).digest())
        said = {"authenticatorData": packed(data), "signature": packed(signature)}
        handle = {"userHandle": user_handle} if user_handle else {}
        return credential(self.id, asked, said | handle)

    def _client_data(self, kind: str, challenge: str, rp_id: str) -> bytes:
        return client_data(kind, self.challenge or challenge, self.origin or f"https://{rp_id}")

    def _data(self, rp_id: str, flags: int) -> bytes:
        return authenticator_data(self.rp_id or rp_id, flags, self.count)

    def _attested(self) -> bytes:
        return bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor(self._cose())

    def _cose(self) -> dict[int, Any]:
        numbers = self.key.public_key().public_numbers()
        if self.rs256:
            return {1: 3, 3: -257, -1: numbers.n.to_bytes(256, "big"), -2: numbers.e.to_bytes(3, "big")}
        return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}

    def _signed(self, data: bytes) -> bytes:
        if self.rs256:
            return bytes(self.key.sign(data, padding.PKCS1v15(), hashes.SHA256()))
        return bytes(self.key.sign(data, ec.ECDSA(hashes.SHA256())))
