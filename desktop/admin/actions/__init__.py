"""Everything an admin can do for a person: one entry each, in the order in which a page lists them."""

from __future__ import annotations

from desktop.admin.actions.access import (
    CONFIRM,
    DISABLE,
    ENABLE,
    END_SESSION,
    SIGN_OUT,
    UNLINK_PROVIDER,
)
from desktop.admin.actions.accounts import (
    ADD_TO_GROUP,
    CREATE,
    DELETE,
    REMOVE_ATTRIBUTES,
    REMOVE_FROM_GROUP,
    SET_ATTRIBUTES,
)
from desktop.admin.actions.action import ActionDetails, ActionRequest, AdminAction, Verdict
from desktop.admin.actions.factors import FORGET_DEVICES, RESET_MFA
from desktop.admin.actions.passwords import RESEND, RESET, SET_TEMPORARY

__all__ = ["ACTIONS", "ActionDetails", "ActionRequest", "AdminAction", "Verdict"]

ACTIONS: dict[str, AdminAction] = {
    action.name: action
    for action in (
        RESEND,
        RESET,
        CONFIRM,
        ENABLE,
        RESET_MFA,
        SIGN_OUT,
        END_SESSION,
        FORGET_DEVICES,
        SET_ATTRIBUTES,
        REMOVE_ATTRIBUTES,
        UNLINK_PROVIDER,
        ADD_TO_GROUP,
        REMOVE_FROM_GROUP,
        SET_TEMPORARY,
        CREATE,
        DISABLE,
        DELETE,
    )
}
"""By public name."""
