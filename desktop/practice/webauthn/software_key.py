"""A security key in software, for people who are invented and have no hand to touch a real one with."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import struct
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.practice.state.stored_passkey import StoredPasskey
from desktop.practice.webauthn import public_keys
from desktop.practice.webauthn.challenge import Ceremony

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.core.sign_in.authenticator import KeyAnswers

PRESENT, VERIFIED = 0x01, 0x04


def packed(data: bytes) -> str:
    """Return bytes as WebAuthn's JSON writes them."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def client_data(ceremony: str, challenge: str, origin: str) -> bytes:
    """Return what a client says it was asked, byte for byte what is signed."""
    said = {"type": ceremony, "challenge": challenge, "origin": origin, "crossOrigin": False}
    return json.dumps(said, separators=(",", ":")).encode()


def authenticator_data(rp_id: str, flags: int, count: int) -> bytes:
    """Return what an authenticator says besides its signature."""
    return hashlib.sha256(rp_id.encode()).digest() + struct.pack(">BI", flags, count)


def credential(key_id: bytes, said_by_client: bytes, said: dict[str, Any]) -> dict[str, Any]:
    """Return PublicKeyCredential in its JSON form."""
    return {
        "id": packed(key_id),
        "rawId": packed(key_id),
        "type": "public-key",
        "authenticatorAttachment": "cross-platform",
        "clientExtensionResults": {},
        "response": {"clientDataJSON": packed(said_by_client)} | said,
    }


class SoftwareKey:
    """An Authenticator with one passkey, which is everybody's who is invented here."""

    def __init__(self) -> None:
        self._id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._count = 0

    def passkey(self, now: datetime) -> StoredPasskey:
        """Return what a pool keeps of it after a registration."""
        return StoredPasskey(self._id, public_keys.EllipticKey(self._key.public_key()), "Rehearsal", now)

    async def get_assertion(
        self,
        options: str,
        told: KeyAnswers,  # noqa: ARG002 - it has no PIN and one passkey
        touch: Callable[[], None],
    ) -> str:
        """Sign at once, as if it had been touched."""
        touch()
        asked = json.loads(options)
        self._count += 1
        said_by_client = client_data(Ceremony.GET, asked["challenge"], f"https://{asked['rpId']}")
        data = authenticator_data(asked["rpId"], PRESENT | VERIFIED, self._count)
        signature = self._key.sign(data + hashlib.sha256(said_by_client).digest(), ec.ECDSA(hashes.SHA256()))
        said = {"authenticatorData": packed(data), "signature": packed(signature)}
        return json.dumps(credential(self._id, said_by_client, said))
