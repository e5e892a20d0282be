"""What a client is told before a passkey is made or used: the options of both ceremonies, in JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.practice.webauthn.credential import packed

if TYPE_CHECKING:
    from desktop.practice.state.stored_passkey import PasskeyRegistration, PasskeySettings
    from desktop.practice.state.user import User

ES256, RS256 = -7, -257
ALGORITHMS = (ES256, RS256)
"""COSE numbers of what the service offers at registration, the preferred one first."""

_CREATION_TIMEOUT, _REQUEST_TIMEOUT = 60_000, 180_000  # in milliseconds


def creation_options(
    user: User, registration: PasskeyRegistration, passkeys: PasskeySettings, rp_id: str
) -> dict[str, Any]:
    """Return PublicKeyCredentialCreationOptions."""
    return {
        "rp": {"id": rp_id, "name": rp_id},
        "user": {"id": user_handle(user), "name": user.username, "displayName": user.username},
        "challenge": registration.challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": number} for number in ALGORITHMS],
        "timeout": _CREATION_TIMEOUT,
        "excludeCredentials": _descriptors(user),
        "authenticatorSelection": {
            "requireResidentKey": True,
            "residentKey": "required",
            "userVerification": passkeys.verification,
        },
        "attestation": "none",
    }


def request_options(user: User, challenge: str, passkeys: PasskeySettings, rp_id: str) -> dict[str, Any]:
    """Return PublicKeyCredentialRequestOptions."""
    return {
        "hints": [],
        "attestation": "none",
        "attestationFormats": [],
        "challenge": challenge,
        "timeout": _REQUEST_TIMEOUT,
        "rpId": rp_id,
        "allowCredentials": _descriptors(user),
        "userVerification": passkeys.verification,
    }


def user_handle(user: User) -> str:
    """Return the id by which a passkey knows its user, in base64url."""
    return packed(user.sub.encode())


def _descriptors(user: User) -> list[dict[str, Any]]:
    return [{"type": "public-key", "id": packed(id_)} for id_ in user.passkeys]
