"""ChangePassword: somebody who is signed in replaces the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import ServiceError
from desktop.practice.new_passwords import new_password
from desktop.practice.operations.access_token import bearer
from desktop.practice.state.user import PoolUserStatus

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output

_TRIES = 5


def change_password(call: OperationCall) -> Output:
    """Replace the password; five tries an hour."""
    user = bearer(call)
    user.hourly.count("ChangePassword", _TRIES, call.now)
    previous = call.params.get("PreviousPassword", "")
    if user.password is not None and not user.password.is_(previous):
        raise ServiceError("NotAuthorizedException", "Incorrect username or password.")
    user.set_password(new_password(call, user, call.params["ProposedPassword"]), PoolUserStatus.CONFIRMED)
    return {}
