"""ListWebAuthnCredentials and DeleteWebAuthnCredential: one's own passkeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter, not_found
from desktop.practice.operations.access_token import bearer
from desktop.practice.passkeys import required_passkeys
from desktop.practice.webauthn.credential import packed

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.stored_passkey import StoredPasskey

_PAGE = 20


def list_web_authn_credentials(call: OperationCall) -> Output:
    """List passkeys, a page at a time; the token is where the next page begins."""
    user = bearer(call)
    _, rp_id = required_passkeys(call.pool)
    start, size = _start(call.params.get("NextToken", "0")), call.params.get("MaxResults") or _PAGE
    passkeys = list(user.passkeys.values())
    listed: Output = {"Credentials": [_described(each, rp_id) for each in passkeys[start : start + size]]}
    if start + size < len(passkeys):
        listed["NextToken"] = str(start + size)
    return listed


def delete_web_authn_credential(call: OperationCall) -> Output:
    """Forget a passkey."""
    user = bearer(call)
    for passkey_id in user.passkeys:
        if packed(passkey_id) == call.params["CredentialId"]:
            del user.passkeys[passkey_id]
            return {}
    raise not_found("The credential does not exist.")


def _start(token: str) -> int:
    if not token.isdecimal():
        raise invalid_parameter("Invalid pagination token.")
    return int(token)


def _described(passkey: StoredPasskey, rp_id: str) -> Output:
    described: Output = {
        "CredentialId": packed(passkey.id),
        "FriendlyCredentialName": passkey.name,
        "RelyingPartyId": rp_id,
        "AuthenticatorTransports": list(passkey.transports),
        "CreatedAt": passkey.created,
    }
    if passkey.attachment is not None:
        described["AuthenticatorAttachment"] = passkey.attachment
    return described
