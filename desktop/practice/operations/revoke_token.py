"""RevokeToken: take back a refresh token and what came from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def revoke_token(call: OperationCall) -> Output:
    """Revoke; a token that is not known is no error, one of another kind is."""
    client = call.pool.clients[call.params["ClientId"]]
    if client.secret is not None and call.params.get("ClientSecret") != client.secret:
        raise ServiceError("UnauthorizedException", "Invalid client secret")
    if call.state.signer.verified(call.params["Token"]) is not None:
        raise ServiceError("UnsupportedTokenTypeException", "Unsupported token type")
    call.pool.grants.revoke(call.params["Token"], client)
    return {}
