"""Get/SetUserPoolSessionConfiguration and the client's forms: which sign-ins a pool tracks, and how many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError, not_found
from desktop.practice.operations.user_sessions import require_tracking

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user_pool_client import UserPoolClient

_ON, _OFF = "ENABLED", "DISABLED"


def get_user_pool_session_configuration(call: OperationCall) -> Output:
    """Tell whether the pool tracks sign-ins, and how many of a user it lets be open."""
    settings = call.pool.settings
    return {
        "UserPoolId": call.pool.id,
        "UserSessionTracking": _ON if settings.tracks_sessions else _OFF,
        "TokenSession": {"MaxPerUser": settings.most_sessions},
    }


def set_user_pool_session_configuration(call: OperationCall) -> Output:
    """Set both; what is open beyond the new maximum ends at the user's next sign-in."""
    _require_plan(call)
    call.pool.settings = replace(
        call.pool.settings,
        tracks_sessions=call.params["UserSessionTracking"] == _ON,
        most_sessions=call.params["TokenSession"]["MaxPerUser"],
    )
    return get_user_pool_session_configuration(call)


def get_user_pool_client_session_configuration(call: OperationCall) -> Output:
    """Tell how long a client goes by a browser's session without asking again."""
    client = _client(call)
    return {
        "UserPoolId": call.pool.id,
        "ClientId": client.id,
        "SSOSession": {"MaxValidityMinutes": client.sso_minutes},
    }


def set_user_pool_client_session_configuration(call: OperationCall) -> Output:
    """Set that; only where the pool tracks sign-ins."""
    _require_plan(call)
    require_tracking(call)
    client = _client(call)
    minutes = call.params["SSOSession"]["MaxValidityMinutes"]
    call.pool.clients[client.id] = replace(client, sso_minutes=minutes)
    return get_user_pool_client_session_configuration(call)


def _client(call: OperationCall) -> UserPoolClient:
    client = call.pool.clients.get(call.params["ClientId"])
    if client is None:
        raise not_found(f"User pool client {call.params['ClientId']} does not exist.")
    return client


def _require_plan(call: OperationCall) -> None:
    if call.pool.settings.other.get("UserPoolTier") == "LITE":
        raise ServiceError(
            "FeatureUnavailableInTierException", "User session tracking is not available in the Lite tier."
        )
