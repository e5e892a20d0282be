"""Authenticator data and attestation objects: read by python-fido2, refused in the service's words.

Whatever loads this module loads python-fido2 and is therefore itself loaded only when a passkey is used.
"""

from __future__ import annotations

import hashlib
import struct

from fido2.webauthn import AttestationObject, AuthenticatorData

from desktop.practice.errors import ServiceError, invalid_parameter

UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error)
"""What python-fido2 raises for bytes that are not what they should be."""


def read_authenticator_data(data: bytes) -> AuthenticatorData:
    """Read what an authenticator signed at a sign-in. Raises InvalidParameterException."""
    try:
        return AuthenticatorData(data)
    except UNREADABLE as error:
        raise invalid_parameter("Invalid authenticator data.") from error


def read_attestation(data: bytes) -> AuthenticatorData:
    """Read the authenticator data of a registration. Raises InvalidParameterException."""
    try:
        return AttestationObject(data).auth_data
    except UNREADABLE as error:
        raise invalid_parameter("Invalid credential: no attestation object.") from error


def require_valid(data: AuthenticatorData, relying_party: str, *, verified: bool) -> None:
    """Refuse data for another relying party, without a user, or without the verified user it needs."""
    if data.rp_id_hash != hashlib.sha256(relying_party.encode()).digest():
        raise ServiceError(
            "WebAuthnRelyingPartyMismatchException",
            "The credential does not match the relying party id of the user pool.",
        )
    if not data.is_user_present() or (verified and not data.is_user_verified()):
        raise ServiceError("NotAuthorizedException", "User verification is required.")
