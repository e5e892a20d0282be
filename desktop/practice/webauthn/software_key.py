"""A security key in software, for invented people, because they cannot touch a real one."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.practice.state.stored_passkey import StoredPasskey
from desktop.practice.webauthn.challenge import Ceremony
from desktop.practice.webauthn.credential import packed
from desktop.practice.webauthn.options import ES256

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.core.sign_in.authenticator import KeyAnswers


def credential(key_id: bytes, client_data: bytes, parts: dict[str, Any]) -> dict[str, Any]:
    """Return PublicKeyCredential in its JSON form; `parts` are the members of its response."""
    return {
        "id": packed(key_id),
        "rawId": packed(key_id),
        "type": "public-key",
        "authenticatorAttachment": "cross-platform",
        "clientExtensionResults": {},
        "response": {"clientDataJSON": packed(client_data)} | parts,
    }


class SoftwareKey:
    """An Authenticator with one passkey, which all invented people share."""

    def __init__(self) -> None:
        self._id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._count = 0

    def passkey(self, now: datetime) -> StoredPasskey:
        """Return what a pool keeps of it after a registration."""
        from fido2.cose import CoseKey  # noqa: PLC0415 - most rehearsals have no passkey

        public = CoseKey.for_alg(ES256).from_cryptography_key(self._key.public_key())
        return StoredPasskey(self._id, public, "Rehearsal", now)

    async def get_assertion(
        self,
        options: str,
        told: KeyAnswers,  # noqa: ARG002 - it has no PIN and one passkey
        touch: Callable[[], None],
    ) -> str:
        """Sign at once, as if it had been touched."""
        from fido2.webauthn import AuthenticatorData, CollectedClientData  # noqa: PLC0415 - as above

        touch()
        asked = json.loads(options)
        self._count += 1
        client_data = CollectedClientData.create(Ceremony.GET, asked["challenge"], f"https://{asked['rpId']}")
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
        rp_id_hash = hashlib.sha256(asked["rpId"].encode()).digest()
        data = AuthenticatorData.create(rp_id_hash, flags, self._count)
        signature = self._key.sign(data + client_data.hash, ec.ECDSA(hashes.SHA256()))
        parts = {"authenticatorData": packed(data), "signature": packed(signature)}
        return json.dumps(credential(self._id, client_data, parts))
