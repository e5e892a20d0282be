"""Registering a passkey: the options, and the new key that comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError, invalid_parameter
from desktop.practice.state.stored_passkey import PasskeyRegistration, StoredPasskey
from desktop.practice.webauthn import cbor, public_keys
from desktop.practice.webauthn.authenticator_data import AuthenticatorData
from desktop.practice.webauthn.challenge import Ceremony, new_challenge
from desktop.practice.webauthn.credential import packed

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.stored_passkey import PasskeySettings
    from desktop.practice.state.user import User
    from desktop.practice.webauthn.credential import Credential

_LIFE = timedelta(minutes=3)
_TIMEOUT = 60_000
_NAME = "Passkey"


def begin(user: User, client_id: str, now: datetime) -> PasskeyRegistration:
    """Let a registration begin; it takes the place of one that was not finished."""
    user.registration = PasskeyRegistration(new_challenge(), client_id, now + _LIFE)
    return user.registration


def options(
    user: User, registration: PasskeyRegistration, passkeys: PasskeySettings, rp_id: str
) -> dict[str, Any]:
    """Return PublicKeyCredentialCreationOptions in their JSON form."""
    return {
        "rp": {"id": rp_id, "name": rp_id},
        "user": {"id": user_handle(user), "name": user.username, "displayName": user.username},
        "challenge": registration.challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": number} for number in public_keys.ALGORITHMS],
        "timeout": _TIMEOUT,
        "excludeCredentials": descriptors(user),
        "authenticatorSelection": {
            "requireResidentKey": True,
            "residentKey": "required",
            "userVerification": passkeys.verification,
        },
        "attestation": "none",
    }


def descriptors(user: User) -> list[dict[str, Any]]:
    """Name a user's passkeys to a client."""
    return [{"type": "public-key", "id": packed(id_)} for id_ in user.passkeys]


def user_handle(user: User) -> str:
    """Return what a passkey calls its user."""
    return packed(user.sub.encode())


def registered(
    credential: Credential,
    registration: PasskeyRegistration,
    passkeys: PasskeySettings,
    rp_id: str,
    now: datetime,
) -> StoredPasskey:
    """Return the new passkey. Who made the authenticator is not asked for, so no attestation is judged."""
    credential.require(Ceremony.CREATE, registration.challenge, rp_id)
    try:
        attestation = cbor.decode(credential.part("attestationObject"))
    except cbor.CborError as error:
        raise invalid_parameter("Invalid credential: no attestation object.") from error
    data = AuthenticatorData.parse(_auth_data(attestation))
    data.require(rp_id, verified=passkeys.must_verify)
    if data.attested is None or data.attested.credential_id != credential.id:
        raise ServiceError("WebAuthnCredentialNotSupportedException", "The credential is not supported.")
    transports = credential.response.get("transports") or []
    return StoredPasskey(
        id=credential.id,
        key=public_keys.read_key(data.attested.key),
        name=_NAME,
        created=now,
        attachment=credential.attachment,
        transports=tuple(str(transport) for transport in transports),
        count=data.count,
    )


def _auth_data(attestation: object) -> bytes:
    data = attestation.get("authData") if isinstance(attestation, dict) else None
    if not isinstance(data, bytes):
        raise invalid_parameter("Invalid credential: no authenticator data.")
    return data
