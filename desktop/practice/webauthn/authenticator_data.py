"""Authenticator data (WebAuthn, section 6.1): whom it is for, whether somebody was there, and a new key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.webauthn import cbor

_HASH, _HEAD, _AAGUID, _ID_LENGTH = 32, 37, 16, 2
_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


@dataclass(frozen=True, slots=True)
class AttestedCredential:
    """The passkey that a registration brings; `key` is a COSE map."""

    credential_id: bytes
    key: dict[Any, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AuthenticatorData:
    """What an authenticator says besides its signature."""

    relying_party_hash: bytes
    present: bool
    verified: bool
    count: int
    attested: AttestedCredential | None

    @classmethod
    def parse(cls, data: bytes) -> AuthenticatorData:
        """Read the bytes that the authenticator signed."""
        if len(data) < _HEAD:
            raise invalid_parameter("Invalid authenticator data.")
        flags = data[_HASH]
        return cls(
            relying_party_hash=data[:_HASH],
            present=bool(flags & _PRESENT),
            verified=bool(flags & _VERIFIED),
            count=int.from_bytes(data[_HASH + 1 : _HEAD], "big"),
            attested=_attested(data[_HEAD:]) if flags & _ATTESTED else None,
        )

    def require(self, relying_party: str, *, verified: bool) -> None:
        """Refuse data for somebody else, or without a person."""
        if self.relying_party_hash != hashlib.sha256(relying_party.encode()).digest():
            raise ServiceError(
                "WebAuthnRelyingPartyMismatchException",
                "The credential does not match the relying party id of the user pool.",
            )
        if not self.present or (verified and not self.verified):
            raise ServiceError("NotAuthorizedException", "User verification is required.")


def _attested(data: bytes) -> AttestedCredential:
    start = _AAGUID + _ID_LENGTH
    end = start + int.from_bytes(data[_AAGUID:start], "big")
    try:
        key, _extensions = cbor.decode_first(data[end:])
    except cbor.CborError as error:
        raise invalid_parameter("Invalid authenticator data.") from error
    if not isinstance(key, dict):
        raise invalid_parameter("Invalid authenticator data.")
    return AttestedCredential(data[start:end], key)
