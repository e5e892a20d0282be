"""How many calls a second Cognito takes: what it says of a category of operations, or its default quotas.

Source: "Quotas in Amazon Cognito", the table of request rates. They count for all pools of an account in
a region together, so other programs use them too; UserUpdate's 25 is taken where an operation's category
is not published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.admin.admin_call import AdminCall
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from desktop.admin.actions import AdminAction
    from desktop.core.admin.directory import Directory

_DEFAULTS = {"UserCreation": 50.0, "UserAccountRecovery": 30.0, "UserUpdate": 25.0}

LIST_PER_SECOND = 25.0
"""For ListUsers, whose category allows 30 and cannot be raised."""

_CATEGORIES = {
    "confirm": "UserCreation",
    "create": "UserCreation",
    "resend": "UserCreation",
    "reset": "UserAccountRecovery",
    "set-temporary": "UserAccountRecovery",
}


def default_rate(action: AdminAction) -> float:
    """Return how many people a second an action can be done for, by the default quotas."""
    return _DEFAULTS[_category(action)]


async def permitted_rate(directory: Directory, action: AdminAction) -> float:
    """Return how many people a second the account may do an action for; the default where that is not told.

    Most admins may not ask, an older botocore has no such call, and a pace is no reason to stop.
    """
    definition = {"LimitClass": "API_CATEGORY", "Attributes": {"Category": _category(action)}}
    asked = AdminCall("GetProvisionedLimit", {"LimitDefinition": definition}, repeatable=True, of_pool=False)
    try:
        told = (await directory.send(asked, patient=False)).body.get("Limit", {}).get("ProvisionedLimitValue")
    except StileError:
        return default_rate(action)
    return float(told) if type(told) is int and told > 0 else default_rate(action)


def _category(action: AdminAction) -> str:
    return _CATEGORIES.get(action.name, "UserUpdate")
