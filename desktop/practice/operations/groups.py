"""Groups: making, changing and listing them, and putting people in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.user_types import user_type
from desktop.practice.paging import page
from desktop.practice.state.user_groups import UserGroup

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


def create_group(call: OperationCall) -> Output:
    """Make a group."""
    group = UserGroup(
        call.params["GroupName"],
        call.params.get("Description", ""),
        call.now,
        role=call.params.get("RoleArn", ""),
        precedence=call.params.get("Precedence"),
    )
    call.pool.groups.add(group)
    return {"Group": _group_type(call, group)}


def get_group(call: OperationCall) -> Output:
    """Tell of one group."""
    return {"Group": _group_type(call, call.pool.groups.get(call.params["GroupName"]))}


def update_group(call: OperationCall) -> Output:
    """Change what is given of a group; the rest stays."""
    group = call.pool.groups.get(call.params["GroupName"])
    group.description = call.params.get("Description", group.description)
    group.role = call.params.get("RoleArn", group.role)
    group.precedence = call.params.get("Precedence", group.precedence)
    group.modified = call.now
    return {"Group": _group_type(call, group)}


def delete_group(call: OperationCall) -> Output:
    """Delete a group."""
    call.pool.groups.remove(call.params["GroupName"])
    return {}


def list_groups(call: OperationCall) -> Output:
    """List a pool's groups."""
    return _listed(call, list(call.pool.groups))


def list_users_in_group(call: OperationCall) -> Output:
    """List the members of a group."""
    group = call.pool.groups.get(call.params["GroupName"])
    members = [user for user in call.pool.users if user.sub in group.members]
    shown, token = page(members, call.params.get("Limit"), call.params.get("NextToken"))
    output: Output = {"Users": [user_type(user) for user in shown]}
    return output | ({"NextToken": token} if token else {})


def admin_list_groups_for_user(call: OperationCall) -> Output:
    """List a user's groups."""
    return _listed(call, call.pool.groups.of(call.pool.users.get(call.params["Username"])))


def admin_add_user_to_group(call: OperationCall) -> Output:
    """Put a user into a group; one who is in it already stays."""
    user = call.pool.users.get(call.params["Username"])
    call.pool.groups.get(call.params["GroupName"]).members.add(user.sub)
    return {}


def admin_remove_user_from_group(call: OperationCall) -> Output:
    """Take a user out of a group; one who is not in it is no error."""
    user = call.pool.users.get(call.params["Username"])
    call.pool.groups.get(call.params["GroupName"]).members.discard(user.sub)
    return {}


def _listed(call: OperationCall, groups: list[UserGroup]) -> Output:
    shown, token = page(groups, call.params.get("Limit"), call.params.get("NextToken"))
    output: Output = {"Groups": [_group_type(call, group) for group in shown]}
    return output | ({"NextToken": token} if token else {})


def _group_type(call: OperationCall, group: UserGroup) -> Output:
    described: Output = {} if group.precedence is None else {"Precedence": group.precedence}
    if group.role:
        described["RoleArn"] = group.role
    return described | {
        "GroupName": group.name,
        "UserPoolId": call.pool.id,
        "Description": group.description,
        "CreationDate": group.created,
        "LastModifiedDate": group.modified or group.created,
    }
