"""Which pool a request is for: it follows from whatever the request names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import missing_parameter, not_authorized
from desktop.practice.state.sessions import unknown_session

if TYPE_CHECKING:
    from desktop.practice.operation_call import Params
    from desktop.practice.state.stored_state import StoredState
    from desktop.practice.state.user_pool import UserPool


def by_pool(state: StoredState, params: Params) -> UserPool:
    """Find the pool by its id."""
    return state.pool(params["UserPoolId"])


def by_client(state: StoredState, params: Params) -> UserPool:
    """Find the pool by an app client."""
    return state.pool(state.client(params["ClientId"]).pool_id)


def by_session_or_access_token(state: StoredState, params: Params) -> UserPool:
    """Find the pool by a session, or else by an access token."""
    if "Session" not in params:
        return by_access_token(state, params)
    session = state.sessions.find(params["Session"])
    if session is None:
        raise unknown_session()
    return session.attempt.pool


def by_access_token(state: StoredState, params: Params) -> UserPool:
    """Find the pool by an access token, which the model lets some operations leave out."""
    if "AccessToken" not in params:
        raise missing_parameter("AccessToken")
    for pool in state.pools.values():
        if pool.grants.holder(params["AccessToken"]):
            return pool
    raise not_authorized("Invalid Access Token")
