"""DescribeUserPool: a pool's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.pool_members import described

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output


_SUB = {"Name": "sub", "AttributeDataType": "String", "Mutable": False, "Required": True}


def describe_user_pool(call: OperationCall) -> Output:
    """Describe what the practice pool has settings for, and what it was told to remember."""
    settings = call.pool.settings
    pool: Output = {
        **described(settings),
        "Id": call.pool.id,
        "Name": settings.name,
        "Arn": f"arn:aws:cognito-idp:{call.pool.region}:000000000000:userpool/{call.pool.id}",
        "CreationDate": call.pool.created,
        "LastModifiedDate": call.pool.created,
        "SchemaAttributes": [_SUB, *(_required(name) for name in settings.required_attributes)],
        "EstimatedNumberOfUsers": len(call.pool.users),
    }
    pool.pop("PoolName", None)
    if settings.ignores_case:
        pool["UsernameConfiguration"] = {"CaseSensitive": False}
    if settings.aliases:
        pool["AliasAttributes"] = list(settings.aliases)
    return {"UserPool": pool}


def _required(name: str) -> Output:
    return {"Name": name, "AttributeDataType": "String", "Mutable": True, "Required": True}
