"""Changes of a pool's settings that leave all others as they are.

UpdateUserPool, UpdateUserPoolClient and SetUserPoolMfaConfig set whatever is not sent back to its default.
So a change is the whole description with something replaced. Only what an update does not take is left out:
a member that a newer service adds is sent back too, and if the update does not know it, it is refused as a
whole, which is the safe way to be wrong. Source: botocore's model of these operations and their texts.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

from desktop.core.admin.admin_call import AdminCall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.admin.pool_check.pool_setup import Described

TOLD_ONLY_OF_POOLS = frozenset(
    {
        "Id",
        "Name",
        "Arn",
        "Status",
        "CreationDate",
        "LastModifiedDate",
        "EstimatedNumberOfUsers",
        "SchemaAttributes",
        "AliasAttributes",
        "UsernameAttributes",
        "UsernameConfiguration",
        "Domain",
        "CustomDomain",
        "EmailConfigurationFailure",
        "SmsConfigurationFailure",
    }
)
"""What DescribeUserPool tells and UpdateUserPool does not take."""

TOLD_ONLY_OF_CLIENTS = frozenset(
    {"UserPoolId", "ClientSecret", "ClientType", "CreationDate", "LastModifiedDate"}
)
"""What DescribeUserPoolClient tells and UpdateUserPoolClient does not take, or gets from elsewhere."""


def updated_pool(pool: Described, changes: Mapping[str, Any]) -> AdminCall:
    """Return the update of a pool that changes these members and keeps all others."""
    kept = {name: value for name, value in pool.items() if name not in TOLD_ONLY_OF_POOLS}
    members = {**_named(pool), **_without_old_validity(kept), **changes}
    return AdminCall("UpdateUserPool", members, repeatable=True)


def updated_client(client: Described, changes: Mapping[str, Any]) -> AdminCall:
    """Return the update of an app client that changes these members and keeps all others."""
    kept = {name: value for name, value in client.items() if name not in TOLD_ONLY_OF_CLIENTS}
    return AdminCall("UpdateUserPoolClient", {**kept, **changes}, repeatable=True)


def updated_mfa(mfa: Described, changes: Mapping[str, Any]) -> AdminCall:
    """Return the setting of second factors that changes these members and keeps all others."""
    return AdminCall("SetUserPoolMfaConfig", {**mfa, **changes}, repeatable=True)


def as_command(call: AdminCall, pool_id: str) -> str:
    """Return a call as a line for the AWS command line."""
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in call.operation)
    members = json.dumps({"UserPoolId": pool_id, **call.members}, default=str)
    region = pool_id.partition("_")[0]
    name = words.removeprefix("-")
    return f"aws cognito-idp {name} --region {region} --cli-input-json {shlex.quote(members)}"


def _named(pool: Described) -> dict[str, Any]:
    return {"PoolName": pool["Name"]} if pool.get("Name") else {}


def _without_old_validity(pool: dict[str, Any]) -> dict[str, Any]:
    """Leave out UnusedAccountValidityDays where the policy says it: the service takes only one of the two."""
    policy = pool.get("Policies", {}).get("PasswordPolicy", {})
    invitation = pool.get("AdminCreateUserConfig")
    if not invitation or "TemporaryPasswordValidityDays" not in policy:
        return pool
    newer = {name: value for name, value in invitation.items() if name != "UnusedAccountValidityDays"}
    return {**pool, "AdminCreateUserConfig": newer}
