"""Tokens: signed by the key pairs of this run, with the claims the service gives them."""

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


class SigningKey:
    """An RSA key pair for RS256 with its name; it is made when it is first needed."""

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

    def signed(self, signed: str, signature: bytes) -> bool:
        """Say whether a signature is of this key."""
        try:
            self._key.public_key().verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return False
        return True

    def jwk(self) -> dict[str, str]:
        """Return the public key as a JSON Web Key."""
        numbers = self._key.public_key().public_numbers()
        return {
            "alg": "RS256",
            "e": _base64url_number(numbers.e),
            "kid": self.key_id,
            "kty": "RSA",
            "n": _base64url_number(numbers.n),
            "use": "sig",
        }


class TokenSigner:
    """Signs each kind of token with a key of its own, as the service does; both keys are published."""

    def __init__(self) -> None:
        self.id_key, self.access_key = SigningKey(), SigningKey()

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Return a signed token."""
        key = self.access_key if claims.get("token_use") == "access" else self.id_key
        return key.sign(claims)

    def verified(self, token: str) -> dict[str, Any] | None:
        """Return the claims of a token that was signed here, None for any other text."""
        signed, _, signature = token.rpartition(".")
        head, _, body = signed.partition(".")
        try:
            named = json.loads(_decoded(head)).get("kid")
            key = next((key for key in (self.id_key, self.access_key) if key.key_id == named), None)
            claims: dict[str, Any] = json.loads(_decoded(body))
            return claims if key is not None and key.signed(signed, _decoded(signature)) else None
        except (AttributeError, ValueError):
            return None

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return the public keys as a key set."""
        return {"keys": [self.id_key.jwk(), self.access_key.jwk()]}


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
