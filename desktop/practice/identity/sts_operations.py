"""What the security token service does for an identity pool: a role for a token, and who a key belongs to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError
from desktop.practice.identity.identity_operations import IDENTITY_TOKENS
from desktop.practice.identity.roles import ACCOUNT, trusts_identity_pool
from desktop.practice.operations import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall, Output, Params
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool

_FORBIDDEN = 403


def assume_role_with_web_identity(call: OperationCall) -> Output:
    """Give credentials for a token of the identity pool: the second half of the basic flow."""
    claims = _proven(call.state, call.params)
    if int(call.now.timestamp()) >= claims["exp"]:
        raise ServiceError("ExpiredTokenException", "Token expired")
    role, name = call.params["RoleArn"], call.params["RoleSessionName"]
    if not trusts_identity_pool(call.pool, role):
        raise ServiceError(
            "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", status=_FORBIDDEN
        )
    life = timedelta(seconds=call.params.get("DurationSeconds", 3600))
    key = call.state.issued_keys.issue(role, name, call.now, life)
    return {
        "SubjectFromWebIdentityToken": claims["sub"],
        "Audience": claims["aud"],
        "AssumedRoleUser": {"AssumedRoleId": f"AROAPRACTICEPRACTICE0:{name}", "Arn": key.arn},
        "Credentials": {
            "AccessKeyId": key.access_key_id,
            "SecretAccessKey": key.secret,
            "SessionToken": key.session_token,
            "Expiration": key.expires,
        },
    }


def get_caller_identity(call: OperationCall) -> Output:
    """Say whose key signed the call; its session token must have come along, and be in time."""
    key = call.state.issued_keys.find(call.signed_by.access_key_id) if call.signed_by else None
    if key is None or call.signed_by is None or call.signed_by.session_token != key.session_token:
        raise ServiceError(
            "InvalidClientTokenId",
            "The security token included in the request is invalid.",
            status=_FORBIDDEN,
        )
    if call.now >= key.expires:
        raise ServiceError(
            "ExpiredToken", "The security token included in the request is expired", status=_FORBIDDEN
        )
    return {
        "UserId": "AROAPRACTICEPRACTICE0:" + key.arn.rpartition("/")[2],
        "Account": ACCOUNT,
        "Arn": key.arn,
    }


def _by_token(state: StoredState, params: Params) -> UserPool:
    audience = _proven(state, params)["aud"]
    return next(pool for pool in state.pools.values() if pool.identity_pool_id == audience)


def _any_pool(state: StoredState, _params: Params) -> UserPool:
    """Return a pool to lock; keys belong to none."""
    return next(iter(state.pools.values()))


def _proven(state: StoredState, params: Params) -> Mapping[str, Any]:
    """Return the claims of a token that an identity pool of this run has signed."""
    claims = state.signer.verified(params["WebIdentityToken"])
    pools = {pool.identity_pool_id for pool in state.pools.values()}
    if claims is None or claims.get("iss") != IDENTITY_TOKENS or claims.get("aud") not in pools:
        raise ServiceError("InvalidIdentityToken", "The ID Token provided is not a valid JWT.")
    return claims


STS_OPERATIONS: dict[str, Operation] = {
    "AssumeRoleWithWebIdentity": Operation(assume_role_with_web_identity, _by_token),
    "GetCallerIdentity": Operation(get_caller_identity, _any_pool),
}
