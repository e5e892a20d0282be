"""ListUserSessions and RevokeUserSession: one's own sign-ins, where the pool keeps track of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter, not_found
from desktop.practice.operations.access_token import bearer

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.grants import Grant


def list_user_sessions(call: OperationCall) -> Output:
    """List one's own sign-ins that have not ended."""
    user, current = bearer(call), _current(call)
    _require_tracking(call)
    grants = call.pool.grants.open_of(user, call.now)
    return {"Sessions": [_described(grant, is_current=grant is current) for grant in grants]}


def revoke_user_session(call: OperationCall) -> Output:
    """End one of one's own sign-ins, but not the one that asks."""
    user, current = bearer(call), _current(call)
    _require_tracking(call)
    for grant in call.pool.grants.open_of(user, call.now):
        if grant.session_id == call.params["SessionId"]:
            if grant is current:
                raise invalid_parameter("The current session cannot be revoked.")
            grant.revoked = True
            return {}
    raise not_found("Session does not exist.")


def _current(call: OperationCall) -> Grant:
    return call.pool.grants.access(call.params["AccessToken"], call.now)


def _require_tracking(call: OperationCall) -> None:
    if not call.pool.settings.tracks_sessions:
        raise invalid_parameter("User session tracking is not enabled for the user pool.")


def _described(grant: Grant, *, is_current: bool) -> Output:
    return {
        "SessionId": grant.session_id,
        "SessionType": "TOKEN",
        "ClientId": grant.client.id,
        "CreateDate": grant.signed_in,
        "LastActiveDate": grant.last_active or grant.signed_in,
        "DeviceType": "Linux, Stile",
        "LastIPAddress": "127.0.0.1",
        "IsCurrentSession": is_current,
    }
