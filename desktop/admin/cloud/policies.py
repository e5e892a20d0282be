"""IAM policies of the state machine and of its starter: for a cloud team to review, never created here."""

from __future__ import annotations

from typing import Any

from desktop.admin.iam import partition_of

FOLDER = "stile"
"""Everything of these jobs is below this prefix of the bucket."""


def trust() -> dict[str, Any]:
    """Return who may take the machine's role: Step Functions alone."""
    principal = {"Service": "states.amazonaws.com"}
    return _policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"})


def of_machine(operation: str, pool_id: str, bucket: str, machine: str) -> dict[str, Any]:
    """Return the machine's own rights: one call on one pool, its table, its results, and its children."""
    region = pool_id.partition("_")[0]
    start = f"arn:{partition_of(region)}"
    objects = f"{start}:s3:::{bucket}/{FOLDER}/*"
    states = f"{start}:states:{region}:*"
    return _policy(
        _allow("Call", [f"cognito-idp:{operation}"], f"{start}:cognito-idp:{region}:*:userpool/{pool_id}"),
        _allow("ReadTheTable", ["s3:GetObject"], objects),
        _allow(
            "WriteResults",
            ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
            objects,
        ),
        _allow("StartChildren", ["states:StartExecution"], f"{states}:stateMachine:{machine}"),
        _allow(
            "SeeToChildren",
            ["states:DescribeExecution", "states:StopExecution"],
            f"{states}:execution:{machine}/*",
        ),
    )


def of_starter(pool_id: str, bucket: str, machine: str) -> dict[str, Any]:
    """Return what Stile's user needs besides reading the pool: to start the machine and read its results."""
    region = pool_id.partition("_")[0]
    start = f"arn:{partition_of(region)}"
    states = f"{start}:states:{region}:*"
    return _policy(
        _allow("Start", ["states:StartExecution"], f"{states}:stateMachine:{machine}"),
        _allow(
            "Follow", ["states:DescribeExecution", "states:ListMapRuns"], f"{states}:execution:{machine}:*"
        ),
        _allow("Count", ["states:DescribeMapRun"], f"{states}:mapRun:{machine}/*"),
        _allow("Files", ["s3:PutObject", "s3:GetObject"], f"{start}:s3:::{bucket}/{FOLDER}/*"),
    )


def _policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _allow(name: str, actions: list[str], resource: str) -> dict[str, Any]:
    return {"Sid": name, "Effect": "Allow", "Action": actions, "Resource": resource}
