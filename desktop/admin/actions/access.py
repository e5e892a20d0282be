"""Actions on access: confirm, enable, disable, sign out everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import Action, Calls, Order, Verdict
from desktop.core.admin_calls import AdminCall
from desktop.core.people import Person, Status

if TYPE_CHECKING:
    from desktop.core.pool_facts import PoolFacts


def _once(operation: str, *, repeatable: bool) -> Calls:
    """Return the calls of an action that is one operation on the person's name."""

    def calls(order: Order) -> tuple[AdminCall, ...]:
        return (AdminCall(operation, {"Username": order.person.username}, repeatable=repeatable),)

    return calls


def _is_confirmed(_order: Order, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.status is not Status.UNCONFIRMED)


def _is_enabled(_order: Order, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.enabled)


def _is_disabled(_order: Order, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and not now.enabled)


def _cannot_confirm(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.status is Status.UNCONFIRMED else "not-unconfirmed"


def _cannot_enable(person: Person, _facts: PoolFacts) -> str | None:
    return "already-enabled" if person.enabled else None


def _cannot_disable(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.enabled else "already-disabled"


CONFIRM = Action("confirm", _once("AdminConfirmSignUp", repeatable=False), _is_confirmed, _cannot_confirm)
ENABLE = Action("enable", _once("AdminEnableUser", repeatable=True), _is_enabled, _cannot_enable)
DISABLE = Action(
    "disable",
    _once("AdminDisableUser", repeatable=True),
    _is_disabled,
    _cannot_disable,
    shuts_out=True,
)
SIGN_OUT = Action("sign-out", _once("AdminUserGlobalSignOut", repeatable=True))
