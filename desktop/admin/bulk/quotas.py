"""How many calls a second Cognito takes: its default quotas for each category of operations.

Source: "Quotas in Amazon Cognito", the table of request rates. They count for all pools of an account in
a region together, so other programs use them too; UserUpdate's 25 is taken where an operation's category
is not published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.admin.actions import AdminAction

_CREATION, _RECOVERY, _UPDATE = 50.0, 30.0, 25.0

LIST_PER_SECOND = 25.0
"""For ListUsers, whose category allows 30 and cannot be raised."""

_BY_ACTION = {
    "confirm": _CREATION,
    "create": _CREATION,
    "resend": _CREATION,
    "reset": _RECOVERY,
    "set-temporary": _RECOVERY,
}


def default_rate(action: AdminAction) -> float:
    """Return how many people a second an action can be done for, by the default quotas."""
    return _BY_ACTION.get(action.name, _UPDATE)
