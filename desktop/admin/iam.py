"""The IAM policy that an admin of one pool needs, and nothing more."""

from __future__ import annotations

from typing import Any

READING = (
    "AdminGetUserAuthFactors",
    "AdminListDevices",
    "AdminListGroupsForUser",
    "AdminListUserAuthEvents",
    "AdminListUserSessions",
    "DescribeUserPool",
    "DescribeUserPoolClient",
    "GetCSVHeader",
    "GetUserPoolMfaConfig",
    "GetUserPoolSessionConfiguration",
    "ListGroups",
    "ListUserPoolClientSecrets",
    "ListUserPoolClients",
    "ListUserPoolReplicas",
    "ListUsers",
    "ListUsersInGroup",
)
"""What looking at people and at the pool's settings calls."""

HELPING = (
    "AdminAddUserToGroup",
    "AdminConfirmSignUp",
    "AdminCreateUser",
    "AdminDeleteSoftwareToken",
    "AdminDeleteUser",
    "AdminDeleteUserAttributes",
    "AdminDisableProviderForUser",
    "AdminDisableUser",
    "AdminEnableUser",
    "AdminForgetDevice",
    "AdminRemoveUserFromGroup",
    "AdminResetUserPassword",
    "AdminRevokeUserSession",
    "AdminSetUserMFAPreference",
    "AdminSetUserPassword",
    "AdminUpdateUserAttributes",
    "AdminUserGlobalSignOut",
)
"""What the actions call."""

LIMITS = ("GetProvisionedLimit",)
"""What the pace of many calls is read by; the account's, so no pool can be named."""

SETTING_UP = ("SetUserPoolMfaConfig", "UpdateUserPool", "UpdateUserPoolClient")
"""What changing the pool's settings calls."""

_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}


def policy(pool_id: str, *, full: bool, settings: bool = False, account: str = "*") -> dict[str, Any]:
    """Return the policy document for one pool; STS's GetCallerIdentity needs no permission.

    `full` lets people be helped, `settings` lets the pool's own settings be changed. `account` narrows it to
    one account where that is known; pool ids are unique in their region anyway.
    """
    region = pool_id.partition("_")[0]
    arn = f"arn:{partition_of(region)}:cognito-idp:{region}:{account}:userpool/{pool_id}"
    statements = [_statement("StileReads", READING, arn)]
    if full:
        statements.append(_statement("StileHelps", HELPING, arn))
        statements.append(_statement("StileReadsLimits", LIMITS, "*"))
    if settings:
        statements.append(_statement("StileSetsUp", SETTING_UP, arn))
    return {"Version": "2012-10-17", "Statement": statements}


def partition_of(region: str) -> str:
    """Return the part of AWS that a region belongs to, for ARNs."""
    return next((name for start, name in _PARTITIONS.items() if region.startswith(start)), "aws")


def _statement(name: str, operations: tuple[str, ...], arn: str) -> dict[str, Any]:
    actions = [f"cognito-idp:{operation}" for operation in operations]
    return {"Sid": name, "Effect": "Allow", "Action": actions, "Resource": arn}
