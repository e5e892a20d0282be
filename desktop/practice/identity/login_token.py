"""The ID token that a login brings: it is taken only from this pool, for its clients, signed and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user_pool import UserPool


def provider_of(pool: UserPool) -> str:
    """Return what an identity pool calls a user pool."""
    return pool.provider


def proven_claims(call: OperationCall) -> dict[str, Any]:
    """Return the claims of the one login of a request, once everything about its token is right."""
    logins: Mapping[str, str] = call.params.get("Logins", {})
    if not logins:
        raise _refused("Unauthenticated access is not supported for this identity pool.")
    token = logins.get(provider_of(call.pool))
    if token is None or len(logins) > 1:
        raise _refused("Token is not from a supported provider of this identity pool.")
    claims = call.state.signer.verified(token)
    if claims is None:
        raise _refused("Invalid login token. Couldn't verify signed token.")
    _check(call, claims)
    return claims


def _check(call: OperationCall, claims: Mapping[str, Any]) -> None:
    """Refuse a token of this signer that is not one of this pool's, for a client of it, and alive."""
    if claims.get("iss") != call.pool.issuer:
        raise _refused("Invalid login token. Issuer doesn't match providerName")
    if claims.get("token_use") != "id" or claims.get("aud") not in call.pool.clients:
        raise _refused("Invalid login token. Incorrect token audience.")
    now = int(call.now.timestamp())
    if now >= claims["exp"]:
        raise _refused(f"Invalid login token. Token expired: {claims['exp']} >= {now}")
    checks = call.pool.settings.identity.checks_revocation
    if checks and call.pool.grants.is_revoked(claims["origin_jti"]):
        raise _refused("Invalid login token. Token is revoked")


def _refused(message: str) -> ServiceError:
    return ServiceError("NotAuthorizedException", message)
