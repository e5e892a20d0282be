"""Tokens: signed by a key pair of this run, with the claims the service gives them."""

from __future__ import annotations

import base64
import json
import secrets
import threading
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

if TYPE_CHECKING:
    from collections.abc import Mapping


def base64url(data: bytes) -> str:
    """Encode as tokens do, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class TokenSigner:
    """Signs tokens with RS256; the key pair is made when it is first needed."""

    def __init__(self) -> None:
        self.key_id = base64.b64encode(secrets.token_bytes(32)).decode()
        self._made: rsa.RSAPrivateKey | None = None
        self._making = threading.Lock()

    @property
    def _key(self) -> rsa.RSAPrivateKey:
        with self._making:
            if self._made is None:
                self._made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            return self._made

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Return a signed token."""
        head = {"kid": self.key_id, "alg": "RS256"}
        signed = ".".join(base64url(json.dumps(part).encode()) for part in (head, claims))
        signature = self._key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{base64url(signature)}"

    def verified(self, token: str) -> dict[str, Any] | None:
        """Return the claims of a token that was signed here, None for any other text."""
        signed, _, signature = token.rpartition(".")
        try:
            public = self._key.public_key()
            public.verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
            claims: dict[str, Any] = json.loads(_decoded(signed.partition(".")[2]))
        except (InvalidSignature, ValueError):
            return None
        return claims

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public key as a key set."""
        numbers = self._key.public_key().public_numbers()
        return {
            "keys": [
                {
                    "alg": "RS256",
                    "e": _base64url_number(numbers.e),
                    "kid": self.key_id,
                    "kty": "RSA",
                    "n": _base64url_number(numbers.n),
                    "use": "sig",
                }
            ]
        }


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _base64url_number(number: int) -> str:
    return base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


_REFRESH_PARTS = (256, 12, 999, 16)
"""Bytes of key, nonce, text and tag: a token as long as the 1,778 characters of a recorded one."""


def refresh_token() -> str:
    """Make a refresh token: to a client it is an opaque text in five parts."""
    head = {"cty": "JWT", "enc": "A256GCM", "alg": "RSA-OAEP"}
    parts = [json.dumps(head, separators=(",", ":")).encode()]
    parts += [secrets.token_bytes(size) for size in _REFRESH_PARTS]
    return ".".join(base64url(part) for part in parts)
