"""Actions on the account itself: create, delete, attributes, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.actions.action import ActionRequest, AdminAction, Calls, Verdict
from desktop.admin.actions.passwords import medium_for
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.provider_links import IDENTITIES

if TYPE_CHECKING:
    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts

_COGNITOS_OWN = frozenset({"sub", IDENTITIES, "email_verified", "phone_number_verified"})


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


def _remove_attributes(request: ActionRequest) -> tuple[AdminCall, ...]:
    members = {"Username": request.person.username, "UserAttributeNames": list(request.details.removed)}
    return (AdminCall("AdminDeleteUserAttributes", members, repeatable=True),)


def removable_attributes(person: Person, facts: PoolFacts) -> tuple[str, ...]:
    """Return the attributes of somebody that can go: neither the pool requires them nor Cognito writes them.

    Source: the model's texts on UserAttributeNames and on the mutability of ``sub`` and ``identities``.
    """
    kept = {*_COGNITOS_OWN, *facts.required_attributes, *facts.signs_in_by}
    return tuple(name for name in person.attributes if name not in kept)


def _cannot_remove(person: Person, facts: PoolFacts) -> str | None:
    return None if removable_attributes(person, facts) else "no-attributes-to-remove"


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


def _lacks_attributes(request: ActionRequest, now: Person | None) -> Verdict:
    removed = set(request.details.removed)
    return Verdict.of(done=now is not None and not removed & now.attributes.keys())


CREATE = AdminAction("create", _create, _is_there, wants=("attributes", "password", "silent"), messages=True)
DELETE = AdminAction("delete", _delete, _is_gone, shuts_out=True, typed=True)
SET_ATTRIBUTES = AdminAction("attributes", _set_attributes, _has_attributes, wants=("attributes",))
REMOVE_ATTRIBUTES = AdminAction(
    "remove-attributes", _remove_attributes, _lacks_attributes, _cannot_remove, wants=("removed",)
)
ADD_TO_GROUP = AdminAction("add-to-group", _group("AdminAddUserToGroup"), wants=("group",))
REMOVE_FROM_GROUP = AdminAction("remove-from-group", _group("AdminRemoveUserFromGroup"), wants=("group",))
