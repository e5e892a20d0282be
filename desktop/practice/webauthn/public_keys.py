"""Public keys of passkeys: COSE (RFC 9053) in, verified signatures out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

ES256, RS256 = -7, -257
ALGORITHMS = (ES256, RS256)
"""What the service offers at registration, the preferred one first."""

_TYPE, _ALGORITHM = 1, 3
_EC2, _RSA, _P256 = 2, 3, 1


class PasskeyPublicKey(Protocol):
    """A key that says whether a signature is its own."""

    def signed(self, signature: bytes, data: bytes) -> bool:
        """Say whether the passkey signed this."""
        ...


class EllipticKey:
    """ES256: ECDSA on P-256."""

    def __init__(self, key: ec.EllipticCurvePublicKey) -> None:
        self._key = key

    def signed(self, signature: bytes, data: bytes) -> bool:
        """Say whether the passkey signed this."""
        try:
            self._key.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        return True


class RsaKey:
    """RS256: what Windows Hello has where its chip knows no curves."""

    def __init__(self, key: rsa.RSAPublicKey) -> None:
        self._key = key

    def signed(self, signature: bytes, data: bytes) -> bool:
        """Say whether the passkey signed this."""
        try:
            self._key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return False
        return True


def read_key(cose: Mapping[Any, Any]) -> PasskeyPublicKey:
    """Read a COSE key, or refuse an algorithm that was not offered."""
    try:
        if (cose[_TYPE], cose[_ALGORITHM], cose[-1]) == (_EC2, ES256, _P256):
            x, y = (int.from_bytes(cose[place], "big") for place in (-2, -3))
            return EllipticKey(ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key())
        if (cose[_TYPE], cose[_ALGORITHM]) == (_RSA, RS256):
            n, e = (int.from_bytes(cose[place], "big") for place in (-1, -2))
            return RsaKey(rsa.RSAPublicNumbers(e, n).public_key())
    except (KeyError, TypeError, ValueError) as error:
        raise _not_supported() from error
    raise _not_supported()


def _not_supported() -> ServiceError:
    return ServiceError(
        "WebAuthnCredentialNotSupportedException", "The credential's public key is not supported."
    )
