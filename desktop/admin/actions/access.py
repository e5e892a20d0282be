"""Actions on access: confirm, enable, disable, sign out everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import ActionRequest, AdminAction, Calls, Verdict
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import Person, UserStatus

if TYPE_CHECKING:
    from desktop.core.admin.pool_facts import PoolFacts


def _once(operation: str, *, repeatable: bool) -> Calls:
    """Return the calls of an action that is one operation on the person's name."""

    def calls(request: ActionRequest) -> tuple[AdminCall, ...]:
        return (AdminCall(operation, {"Username": request.person.username}, repeatable=repeatable),)

    return calls


def _is_confirmed(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.status is not UserStatus.UNCONFIRMED)


def _is_enabled(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.enabled)


def _is_disabled(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and not now.enabled)


def _cannot_confirm(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.status is UserStatus.UNCONFIRMED else "not-unconfirmed"


def _cannot_enable(person: Person, _facts: PoolFacts) -> str | None:
    return "already-enabled" if person.enabled else None


def _cannot_disable(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.enabled else "already-disabled"


CONFIRM = AdminAction(
    "confirm", _once("AdminConfirmSignUp", repeatable=False), _is_confirmed, _cannot_confirm
)
ENABLE = AdminAction("enable", _once("AdminEnableUser", repeatable=True), _is_enabled, _cannot_enable)
DISABLE = AdminAction(
    "disable",
    _once("AdminDisableUser", repeatable=True),
    _is_disabled,
    _cannot_disable,
    shuts_out=True,
)
SIGN_OUT = AdminAction("sign-out", _once("AdminUserGlobalSignOut", repeatable=True))
