"""AdminEnableUser and AdminDisableUser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def admin_enable_user(call: OperationCall) -> Output:
    """Let a user in again."""
    return _switch(call, enabled=True)


def admin_disable_user(call: OperationCall) -> Output:
    """Shut a user out and take back the tokens."""
    call.pool.grants.revoke_user(call.pool.users.get(call.params["Username"]))
    return _switch(call, enabled=False)


def _switch(call: OperationCall, *, enabled: bool) -> Output:
    user = call.pool.users.get(call.params["Username"])
    user.enabled, user.modified = enabled, call.now
    return {}
