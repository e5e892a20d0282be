"""Whether a password is right: the one place that counts and locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import not_authorized, wrong_password
from desktop.practice.state.auth_events import AuthEvent
from desktop.practice.state.user import PoolUserStatus, User

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall


def require_password(call: OperationCall, user: User, *, right: bool) -> None:
    """Count a shown password, and refuse a wrong one, one that is too old, or any during a lock.

    A password that has to be reset is not even compared: a person who sends one is refused for that reason.
    """
    user.lockout.check(call.now)
    if user.status is PoolUserStatus.RESET_REQUIRED:
        return
    if not right:
        user.lockout.password_failed(call.now)
        if call.pool.settings.writes_sign_ins:
            failed = (("PASSWORD", "Failure"),)
            call.pool.auth_events.write(user, AuthEvent(call.now, passed=False, challenges=failed))
        raise wrong_password()
    user.lockout.password_passed()
    if user.status is PoolUserStatus.FORCE_CHANGE_PASSWORD and _too_old(call, user):
        raise not_authorized("Temporary password has expired and must be reset by an administrator.")


def _too_old(call: OperationCall, user: User) -> bool:
    """Say whether a temporary password has waited too long."""
    life = call.pool.settings.temporary_password
    return user.password is not None and call.now >= user.password.set_at + life
