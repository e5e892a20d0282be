"""The machine's definition, in Amazon States Language.

A distributed map goes through the rows of a table in S3. Its children are STANDARD, not EXPRESS: an express
one may be run twice. Each waits a second before its call, so that as many children at a time as the quota
allows calls a second never exceed it. What the service refuses for good is told apart from what nobody can
tell; only "too many requests", of which nothing was done, is tried again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.admin.iam import partition_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.admin.admin_call import AdminCall

_SERVICE = "CognitoIdentityProvider"
_TOO_MANY = f"{_SERVICE}.TooManyRequestsException"
_REFUSED = (
    _TOO_MANY,
    f"{_SERVICE}.AccessDeniedException",
    f"{_SERVICE}.InvalidParameterException",
    f"{_SERVICE}.LimitExceededException",
    f"{_SERVICE}.NotAuthorizedException",
    f"{_SERVICE}.ResourceNotFoundException",
    f"{_SERVICE}.UnsupportedUserStateException",
    f"{_SERVICE}.UserNotConfirmedException",
    f"{_SERVICE}.UserNotFoundException",
)
"""What the service says instead of doing it. A trigger's error is not among them: it may come after."""

_RETRY = {
    "ErrorEquals": [_TOO_MANY],
    "IntervalSeconds": 2,
    "BackoffRate": 2.0,
    "MaxAttempts": 10,
    "MaxDelaySeconds": 60,
    "JitterStrategy": "FULL",
}
_CALL_SECONDS = 30
COLUMNS = {"Username": "$.username", "DesiredDeliveryMediums": "States.Array($.medium)"}
"""The members of a call that differ from row to row, and where the machine finds them."""


def definition(call: AdminCall, pool_id: str, rate: float) -> dict[str, Any]:
    """Return the definition that makes one call for every row; `rate` is the quota in calls a second."""
    concurrency = max(1, int(rate))
    return {
        "Comment": f"{call.operation} for every row of a table, at most {concurrency} a second",
        "StartAt": "EveryRow",
        "States": {
            "EveryRow": {
                "Type": "Map",
                "Label": "EveryRow",
                "MaxConcurrency": concurrency,
                "ToleratedFailurePercentage": 100.0,
                "ItemReader": _reader(pool_id),
                "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "KeepThePace",
                    "States": _row_states(call, pool_id),
                },
                "ResultWriter": _writer(pool_id),
                "End": True,
            }
        },
    }


def _reader(pool_id: str) -> dict[str, Any]:
    return {
        "Resource": f"{_arn(pool_id)}:s3:getObject",
        "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
        "Parameters": {"Bucket.$": "$$.Execution.Input.bucket", "Key.$": "$$.Execution.Input.key"},
    }


def _writer(pool_id: str) -> dict[str, Any]:
    return {
        "Resource": f"{_arn(pool_id)}:s3:putObject",
        "Parameters": {"Bucket.$": "$$.Execution.Input.bucket", "Prefix.$": "$$.Execution.Input.results"},
    }


def _row_states(call: AdminCall, pool_id: str) -> dict[str, Any]:
    return {
        "KeepThePace": {"Type": "Wait", "Seconds": 1, "Next": "Call"},
        "Call": {
            "Type": "Task",
            "Resource": f"{_arn(pool_id)}:aws-sdk:cognitoidentityprovider:{_method(call.operation)}",
            "Parameters": {"UserPoolId": pool_id, **_parameters(call.members)},
            "TimeoutSeconds": _CALL_SECONDS,
            "Retry": [_RETRY],
            "Catch": [_caught(list(_REFUSED), "Refused"), _caught(["States.ALL"], "Unconfirmed")],
            "ResultPath": None,
            "Next": "Done",
        },
        "Done": _end("done"),
        "Refused": _end("failed", error=True),
        "Unconfirmed": _end("unconfirmed", error=True),
    }


def _caught(errors: list[str], state: str) -> dict[str, Any]:
    return {"ErrorEquals": errors, "ResultPath": "$.trouble", "Next": state}


def _end(result: str, *, error: bool = False) -> dict[str, Any]:
    told = {"error.$": "$.trouble.Error", "cause.$": "$.trouble.Cause"} if error else {}
    return {"Type": "Pass", "Parameters": {"result": result, "number.$": "$.number", **told}, "End": True}


def _parameters(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return a call's members, those that differ from row to row taken from the row."""
    return {
        f"{name}.$" if name in COLUMNS else name: COLUMNS.get(name, value) for name, value in members.items()
    }


def _arn(pool_id: str) -> str:
    return f"arn:{partition_of(pool_id.partition('_')[0])}:states::"


def _method(operation: str) -> str:
    return operation[0].lower() + operation[1:]
