"""What an identity pool does: say who somebody is, and give credentials for it. Guests are refused."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import invalid_parameter, not_authorized, not_found
from desktop.practice.identity.login_token import proven_claims, provider_of
from desktop.practice.identity.roles import chosen_role
from desktop.practice.operations import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall, Output, Params
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool

IDENTITY_TOKENS = "https://cognito-identity.amazonaws.com"
_TOKEN_LIFE = timedelta(minutes=10)
_SESSION = "CognitoIdentityCredentials"


def get_id(call: OperationCall) -> Output:
    """Return the identity of whoever a token belongs to: always the same one."""
    sub = proven_claims(call)["sub"]
    return {"IdentityId": call.pool.identities.setdefault(sub, f"{call.pool.region}:{uuid.uuid4()}")}


def get_credentials_for_identity(call: OperationCall) -> Output:
    """Give credentials in the role that the token's claims choose: the enhanced flow."""
    claims = _claims_of_identity(call)
    key = call.state.issued_keys.issue(chosen_role(call, claims), _SESSION, call.now)
    return {
        "IdentityId": call.params["IdentityId"],
        "Credentials": {
            "AccessKeyId": key.access_key_id,
            "SecretKey": key.secret,
            "SessionToken": key.session_token,
            "Expiration": key.expires,
        },
    }


def get_open_id_token(call: OperationCall) -> Output:
    """Give a token for the security token service: the first half of the basic flow."""
    claims = _claims_of_identity(call)
    if not call.pool.settings.identity.basic_flow:
        raise invalid_parameter("Basic (classic) flow is not enabled, please use enhanced flow.")
    identity, provider = call.params["IdentityId"], provider_of(call.pool)
    token = call.state.signer.sign(
        {
            "iss": IDENTITY_TOKENS,
            "aud": call.pool.identity_pool_id,
            "sub": identity,
            "amr": ["authenticated", provider, f"{provider}:CognitoSignIn:{claims['sub']}"],
            "iat": int(call.now.timestamp()),
            "exp": int((call.now + _TOKEN_LIFE).timestamp()),
        }
    )
    return {"IdentityId": identity, "Token": token}


def _claims_of_identity(call: OperationCall) -> Mapping[str, Any]:
    """Return the claims of a login, which must be the one that the identity was given to."""
    claims, identity = proven_claims(call), call.params["IdentityId"]
    if call.pool.identities.get(claims["sub"]) != identity:
        raise not_authorized(f"Access to Identity '{identity}' is forbidden.")
    return claims


def _by_identity_pool(state: StoredState, params: Params) -> UserPool:
    wanted = params["IdentityPoolId"]
    for pool in state.pools.values():
        if pool.identity_pool_id == wanted:
            return pool
    raise not_found(f"IdentityPool '{wanted}' not found.")


def _by_identity(state: StoredState, params: Params) -> UserPool:
    wanted = params["IdentityId"]
    for pool in state.pools.values():
        if wanted in pool.identities.values():
            return pool
    raise not_found(f"Identity '{wanted}' not found.")


IDENTITY_OPERATIONS: dict[str, Operation] = {
    "GetCredentialsForIdentity": Operation(get_credentials_for_identity, _by_identity),
    "GetId": Operation(get_id, _by_identity_pool),
    "GetOpenIdToken": Operation(get_open_id_token, _by_identity),
}
