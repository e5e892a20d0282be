"""Public operations that name a client and a user instead of carrying a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user
from desktop.practice.state.user_pool_client import UNVERIFIED_HASH

if TYPE_CHECKING:
    from desktop.practice.errors import ServiceError
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool_client import UserPoolClient


def require_hash(call: OperationCall) -> UserPoolClient:
    """Check SECRET_HASH and return the client."""
    client = call.pool.clients[call.params["ClientId"]]
    name = call.params["Username"]
    client.require_secret_hash(call.params.get("SecretHash"), name, UNVERIFIED_HASH)
    return client


def user_with_code(call: OperationCall, for_unknown: ServiceError) -> User:
    """Return the user who has a code; where names are private, an unknown name raises `for_unknown`."""
    client = require_hash(call)
    user = call.pool.users.find(call.params["Username"])
    if user is not None:
        return user
    if client.private:
        raise for_unknown
    raise no_such_user("Username/client id combination not found.")
