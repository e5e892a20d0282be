"""StartWebAuthnRegistration and CompleteWebAuthnRegistration: a new passkey for somebody signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError
from desktop.practice.operations.access_token import bearer
from desktop.practice.passkeys import required_passkeys
from desktop.practice.state.stored_passkey import PasskeyRegistration
from desktop.practice.webauthn.challenge import new_challenge, not_found
from desktop.practice.webauthn.credential import Credential
from desktop.practice.webauthn.options import creation_options

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User

_MOST = 20
_LIFE = timedelta(minutes=3)


def start_web_authn_registration(call: OperationCall) -> Output:
    """Give the options for a new passkey."""
    user = bearer(call)
    passkeys, rp_id = required_passkeys(call.pool)
    if len(user.passkeys) >= _MOST:
        raise ServiceError("LimitExceededException", "The user has too many passkeys.")
    begun = PasskeyRegistration(new_challenge(), _client_id(call), call.now + _LIFE)
    user.registration = begun  # in place of one that was not finished
    return {"CredentialCreationOptions": creation_options(user, begun, passkeys, rp_id)}


def complete_web_authn_registration(call: OperationCall) -> Output:
    """Take the new passkey; the challenge is used up by whatever answers it."""
    from desktop.practice.webauthn.registration import registered  # noqa: PLC0415 - loads fido2

    user = bearer(call)
    passkeys, rp_id = required_passkeys(call.pool)
    credential = Credential.parse(call.params["Credential"])
    begun = _begun(call, user)
    passkey = registered(credential, begun, passkeys, rp_id, call.now)
    user.passkeys[passkey.id] = passkey
    return {}


def _begun(call: OperationCall, user: User) -> PasskeyRegistration:
    begun, user.registration = user.registration, None
    if begun is None or call.now >= begun.expires:
        raise not_found()
    if begun.client_id != _client_id(call):
        raise ServiceError(
            "WebAuthnClientMismatchException", "The registration was started by another app client."
        )
    return begun


def _client_id(call: OperationCall) -> str:
    return call.pool.grants.access(call.params["AccessToken"], call.now).client.id
