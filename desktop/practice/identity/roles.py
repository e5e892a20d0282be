"""Which role somebody gets: by what the groups put into the ID token, else the pool's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.practice.errors import ServiceError, not_authorized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user_pool import UserPool

ACCOUNT = "000000000000"
AUTHENTICATED = f"arn:aws:iam::{ACCOUNT}:role/practice-signed-in"
"""The role of everybody for whom no claim says another."""


def chosen_role(call: OperationCall, claims: Mapping[str, Any]) -> str:
    """Return the role of GetCredentialsForIdentity, by token mapping."""
    offered = claims.get("cognito:roles", [])
    wanted = call.params.get("CustomRoleArn")
    if wanted is not None:
        if wanted not in offered:
            raise not_authorized("Access to the requested role is forbidden.")
        return str(wanted)
    preferred = claims.get("cognito:preferred_role")
    if preferred is not None:
        return str(preferred)
    if call.pool.settings.identity.denies_ambiguous:
        raise ServiceError(
            "InvalidIdentityPoolConfigurationException",
            "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
        )
    return AUTHENTICATED


def trusts_identity_pool(pool: UserPool, role: str) -> bool:
    """Say whether a role may be taken on by whoever this identity pool vouches for."""
    return role == AUTHENTICATED or any(group.role == role for group in pool.groups)
