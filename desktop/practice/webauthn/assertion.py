"""Signing in by a passkey: the proof that comes back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized
from desktop.practice.webauthn.authenticator_data import read_authenticator_data, require_valid
from desktop.practice.webauthn.challenge import Ceremony
from desktop.practice.webauthn.options import user_handle
from desktop.practice.webauthn.public_keys import signed

if TYPE_CHECKING:
    from desktop.practice.state.stored_passkey import PasskeySettings, StoredPasskey
    from desktop.practice.state.user import User
    from desktop.practice.webauthn.credential import Credential


def verify_assertion(
    user: User, credential: Credential, challenge: str, passkeys: PasskeySettings, rp_id: str
) -> None:
    """Verify a proof by one of the user's passkeys, and keep its new count. Raises ServiceError."""
    credential.require(Ceremony.GET, challenge, rp_id)
    passkey = user.passkeys.get(credential.id)
    if passkey is None:
        raise not_authorized("The credential is not registered.")
    sent = credential.part("authenticatorData")
    data = read_authenticator_data(sent)
    require_valid(data, rp_id, verified=passkeys.must_verify)
    if credential.response.get("userHandle") not in {None, "", user_handle(user)}:
        raise not_authorized("The credential belongs to somebody else.")
    payload = sent + hashlib.sha256(credential.client_data).digest()
    if not signed(passkey.key, credential.part("signature"), payload):
        raise not_authorized("The signature is wrong.")
    _count(passkey, data.counter)


def _count(passkey: StoredPasskey, count: int) -> None:
    """Refuse a count that did not grow: a copied key counts separately. Keys that do not count send zero."""
    if (count or passkey.count) and count <= passkey.count:
        raise not_authorized("The credential was copied.")
    passkey.count = count
