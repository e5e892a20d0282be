"""ListUserSessions, RevokeUserSession and the administrator's forms, where a pool keeps track of sign-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import invalid_parameter, not_found
from desktop.practice.operations.access_token import bearer

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.grants import Grant
    from desktop.practice.state.user import User


def list_user_sessions(call: OperationCall) -> Output:
    """List one's own sign-ins that have not ended."""
    return _listed(call, bearer(call), _current(call))


def admin_list_user_sessions(call: OperationCall) -> Output:
    """List a user's sign-ins that have not ended."""
    return _listed(call, call.pool.users.get(call.params["Username"]), None)


def revoke_user_session(call: OperationCall) -> Output:
    """End one of one's own sign-ins, but not the one that asks."""
    return _revoked(call, bearer(call), _current(call))


def admin_revoke_user_session(call: OperationCall) -> Output:
    """End one of a user's sign-ins."""
    return _revoked(call, call.pool.users.get(call.params["Username"]), None)


def _listed(call: OperationCall, user: User, current: Grant | None) -> Output:
    require_tracking(call)
    grants = call.pool.grants.open_of(user, call.now)
    return {"Sessions": [_described(grant, is_current=grant is current) for grant in grants]}


def _revoked(call: OperationCall, user: User, current: Grant | None) -> Output:
    require_tracking(call)
    for grant in call.pool.grants.open_of(user, call.now):
        if grant.session_id == call.params["SessionId"]:
            if grant is current:
                raise invalid_parameter("The current session cannot be revoked.")
            grant.revoked = True
            return {}
    raise not_found("Session does not exist.")


def _current(call: OperationCall) -> Grant:
    return call.pool.grants.access(call.params["AccessToken"], call.now)


def require_tracking(call: OperationCall) -> None:
    """Refuse what needs a list of sign-ins where the pool keeps none."""
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
