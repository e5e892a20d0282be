"""Signing in by a passkey: the options, and the proof that comes back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import not_authorized
from desktop.practice.webauthn.authenticator_data import AuthenticatorData
from desktop.practice.webauthn.challenge import Ceremony
from desktop.practice.webauthn.registration import descriptors, user_handle

if TYPE_CHECKING:
    from desktop.practice.state.stored_passkey import PasskeySettings, StoredPasskey
    from desktop.practice.state.user import User
    from desktop.practice.webauthn.credential import Credential

_TIMEOUT = 180_000


def options(user: User, challenge: str, passkeys: PasskeySettings, rp_id: str) -> dict[str, Any]:
    """Return PublicKeyCredentialRequestOptions in their JSON form."""
    return {
        "hints": [],
        "attestation": "none",
        "attestationFormats": [],
        "challenge": challenge,
        "timeout": _TIMEOUT,
        "rpId": rp_id,
        "allowCredentials": descriptors(user),
        "userVerification": passkeys.verification,
    }


def verify_assertion(
    user: User, credential: Credential, challenge: str, passkeys: PasskeySettings, rp_id: str
) -> None:
    """Verify a proof by one of the user's passkeys, and count it."""
    credential.require(Ceremony.GET, challenge, rp_id)
    passkey = user.passkeys.get(credential.id)
    if passkey is None:
        raise not_authorized("The credential is not registered.")
    signed = credential.part("authenticatorData")
    data = AuthenticatorData.parse(signed)
    data.require(rp_id, verified=passkeys.must_verify)
    if credential.response.get("userHandle") not in {None, "", user_handle(user)}:
        raise not_authorized("The credential belongs to somebody else.")
    payload = signed + hashlib.sha256(credential.client_data).digest()
    if not passkey.key.signed(credential.part("signature"), payload):
        raise not_authorized("The signature is wrong.")
    _count(passkey, data.count)


def _count(passkey: StoredPasskey, count: int) -> None:
    """Refuse a copy of the key, which would count apart; authenticators that do not count say zero."""
    if (count or passkey.count) and count <= passkey.count:
        raise not_authorized("The credential was copied.")
    passkey.count = count
