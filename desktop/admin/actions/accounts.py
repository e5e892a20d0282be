"""Actions on the account itself: create, delete, attributes, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.actions.action import ActionRequest, AdminAction, Calls, Verdict
from desktop.admin.actions.passwords import medium_for
from desktop.core.admin.admin_call import AdminCall

if TYPE_CHECKING:
    from desktop.core.admin.people import Person


def _create(request: ActionRequest) -> tuple[AdminCall, ...]:
    details = request.details
    members: dict[str, Any] = {
        "Username": request.person.username,
        "UserAttributes": _listed(request),
        "DesiredDeliveryMediums": medium_for(details.attributes),
    }
    if details.silent:
        members |= {"MessageAction": "SUPPRESS"}
    if details.password is not None:
        members |= {"TemporaryPassword": details.password}
    return (AdminCall("AdminCreateUser", members),)


def _delete(request: ActionRequest) -> tuple[AdminCall, ...]:
    return (AdminCall("AdminDeleteUser", {"Username": request.person.username}),)


def _set_attributes(request: ActionRequest) -> tuple[AdminCall, ...]:
    members = {"Username": request.person.username, "UserAttributes": _listed(request)}
    return (AdminCall("AdminUpdateUserAttributes", members),)


def _listed(request: ActionRequest) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in request.details.attributes.items()]


def _group(operation: str) -> Calls:
    def calls(request: ActionRequest) -> tuple[AdminCall, ...]:
        members = {"Username": request.person.username, "GroupName": request.details.group}
        return (AdminCall(operation, members, repeatable=True),)

    return calls


def _is_there(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None)


def _is_gone(request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is None or now.sub != request.person.sub)


def _has_attributes(request: ActionRequest, now: Person | None) -> Verdict:
    wanted = request.details.attributes.items()
    return Verdict.of(done=now is not None and wanted <= now.attributes.items())


CREATE = AdminAction("create", _create, _is_there, wants=("attributes", "password", "silent"), messages=True)
DELETE = AdminAction("delete", _delete, _is_gone, shuts_out=True, typed=True)
SET_ATTRIBUTES = AdminAction("attributes", _set_attributes, _has_attributes, wants=("attributes",))
ADD_TO_GROUP = AdminAction("add-to-group", _group("AdminAddUserToGroup"), wants=("group",))
REMOVE_FROM_GROUP = AdminAction("remove-from-group", _group("AdminRemoveUserFromGroup"), wants=("group",))
