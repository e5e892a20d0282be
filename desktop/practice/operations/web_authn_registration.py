"""StartWebAuthnRegistration and CompleteWebAuthnRegistration: a new passkey for somebody signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError
from desktop.practice.operations.access_token import bearer
from desktop.practice.passkeys import required_passkeys
from desktop.practice.webauthn import registration
from desktop.practice.webauthn.challenge import not_found
from desktop.practice.webauthn.credential import Credential

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.stored_passkey import PasskeyRegistration
    from desktop.practice.state.user import User

_MOST = 20


def start_web_authn_registration(call: OperationCall) -> Output:
    """Give the options for a new passkey."""
    user = bearer(call)
    passkeys, rp_id = required_passkeys(call.pool)
    if len(user.passkeys) >= _MOST:
        raise ServiceError("LimitExceededException", "The user has too many passkeys.")
    begun = registration.begin(user, _client_id(call), call.now)
    return {"CredentialCreationOptions": registration.options(user, begun, passkeys, rp_id)}


def complete_web_authn_registration(call: OperationCall) -> Output:
    """Take the new passkey; the challenge is used up by whatever answers it."""
    user = bearer(call)
    passkeys, rp_id = required_passkeys(call.pool)
    credential = Credential.parse(call.params["Credential"])
    begun = _begun(call, user)
    passkey = registration.registered(credential, begun, passkeys, rp_id, call.now)
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
