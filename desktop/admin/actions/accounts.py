"""Actions on the account itself: create, delete, attributes, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.actions.action import Action, Calls, Order, Verdict
from desktop.admin.actions.passwords import medium_for
from desktop.core.admin_calls import AdminCall

if TYPE_CHECKING:
    from desktop.core.people import Person


def _create(order: Order) -> tuple[AdminCall, ...]:
    details = order.details
    members: dict[str, Any] = {
        "Username": order.person.username,
        "UserAttributes": _listed(order),
        "DesiredDeliveryMediums": medium_for(details.attributes),
    }
    if details.silent:
        members |= {"MessageAction": "SUPPRESS"}
    if details.password is not None:
        members |= {"TemporaryPassword": details.password}
    return (AdminCall("AdminCreateUser", members),)


def _delete(order: Order) -> tuple[AdminCall, ...]:
    return (AdminCall("AdminDeleteUser", {"Username": order.person.username}),)


def _set_attributes(order: Order) -> tuple[AdminCall, ...]:
    members = {"Username": order.person.username, "UserAttributes": _listed(order)}
    return (AdminCall("AdminUpdateUserAttributes", members),)


def _listed(order: Order) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in order.details.attributes.items()]


def _group(operation: str) -> Calls:
    def calls(order: Order) -> tuple[AdminCall, ...]:
        members = {"Username": order.person.username, "GroupName": order.details.group}
        return (AdminCall(operation, members, repeatable=True),)

    return calls


def _is_there(_order: Order, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None)


def _is_gone(order: Order, now: Person | None) -> Verdict:
    return Verdict.of(done=now is None or now.sub != order.person.sub)


def _has_attributes(order: Order, now: Person | None) -> Verdict:
    wanted = order.details.attributes.items()
    return Verdict.of(done=now is not None and wanted <= now.attributes.items())


CREATE = Action("create", _create, _is_there, wants=("attributes", "password", "silent"), messages=True)
DELETE = Action("delete", _delete, _is_gone, shuts_out=True, typed=True)
SET_ATTRIBUTES = Action("attributes", _set_attributes, _has_attributes, wants=("attributes",))
ADD_TO_GROUP = Action("add-to-group", _group("AdminAddUserToGroup"), wants=("group",))
REMOVE_FROM_GROUP = Action("remove-from-group", _group("AdminRemoveUserFromGroup"), wants=("group",))
