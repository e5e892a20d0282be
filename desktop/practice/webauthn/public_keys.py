"""Public keys of passkeys, as python-fido2 reads and uses them, limited to what the service offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from fido2.cose import ES256, RS256, CoseKey

from desktop.practice.errors import ServiceError
from desktop.practice.webauthn.authenticator_data import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY_TYPE = 1
_KEY_TYPES = {ES256.ALGORITHM: 2, RS256.ALGORITHM: 3}
"""The COSE key type that belongs to each algorithm: elliptic curve, RSA."""


def read_key(cose: Mapping[Any, Any]) -> CoseKey:
    """Read a COSE key; an unusable one, or one of another algorithm, is refused as not supported."""
    try:
        key = CoseKey.parse(cose)
        if key.ALGORITHM in _KEY_TYPES and key.get(_KEY_TYPE) == _KEY_TYPES[key.ALGORITHM]:
            signed(key, b"", b"")  # python-fido2 looks at the key's numbers only when it verifies
            return key
    except UNREADABLE as error:
        raise _not_supported() from error
    raise _not_supported()


def signed(key: CoseKey, signature: bytes, data: bytes) -> bool:
    """Say whether the passkey of this public key signed the data."""
    try:
        key.verify(data, signature)
    except InvalidSignature:
        return False
    return True


def _not_supported() -> ServiceError:
    return ServiceError(
        "WebAuthnCredentialNotSupportedException", "The credential's public key is not supported."
    )
