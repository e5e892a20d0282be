"""The end of a registration: the new passkey that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError
from desktop.practice.state.stored_passkey import StoredPasskey
from desktop.practice.webauthn.authenticator_data import read_attestation, require_valid
from desktop.practice.webauthn.challenge import Ceremony
from desktop.practice.webauthn.public_keys import read_key

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.practice.state.stored_passkey import PasskeyRegistration, PasskeySettings
    from desktop.practice.webauthn.credential import Credential

_NAME = "Passkey"


def registered(
    credential: Credential,
    registration: PasskeyRegistration,
    passkeys: PasskeySettings,
    rp_id: str,
    now: datetime,
) -> StoredPasskey:
    """Return the new passkey. The options ask for no attestation, so none is judged.

    Raises ServiceError for a credential that does not answer this registration.
    """
    credential.require(Ceremony.CREATE, registration.challenge, rp_id)
    data = read_attestation(credential.part("attestationObject"))
    require_valid(data, rp_id, verified=passkeys.must_verify)
    made = data.credential_data
    if made is None or made.credential_id != credential.id:
        raise ServiceError("WebAuthnCredentialNotSupportedException", "The credential is not supported.")
    transports = credential.response.get("transports") or []
    return StoredPasskey(
        id=credential.id,
        key=read_key(made.public_key),
        name=_NAME,
        created=now,
        attachment=credential.attachment,
        transports=tuple(str(transport) for transport in transports),
        count=data.counter,
    )
