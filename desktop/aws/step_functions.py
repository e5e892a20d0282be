"""Step Functions and S3 for an admin's job: core.admin.engine.Engine by signed calls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.aws.retry import RetryPolicy, with_retries
from desktop.core.admin.engine import EngineRun
from desktop.core.admin.errors import EngineRefusedError
from desktop.core.cognito.errors import (
    GarbledError,
    NoReplyError,
    NotAuthorizedError,
)
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.aws.signed_service import SignedService
    from desktop.core.admin.admin_call import AdminReply
    from desktop.core.storage.vault import Record
    from desktop.core.worker import Worker

STATES, FILES = "stepfunctions", "s3"
_PATIENT = RetryPolicy()
_READING = 120.0
_ENDS = {"RUNNING": "running", "PENDING_REDRIVE": "running", "SUCCEEDED": "succeeded"}
_COUNTED = ("pending", "running", "succeeded", "failed", "timedOut", "aborted")


class StepFunctions:
    """The engine of one region. What is asked here may be asked again: writing, starting by name, looking."""

    def __init__(self, states: SignedService, files: SignedService, worker: Worker) -> None:
        self._states = states
        self._files = files
        self._worker = worker

    async def put(self, bucket: str, key: str, data: bytes) -> None:
        """Write an object."""
        await self._ask(self._files, "PutObject", {"Bucket": bucket, "Key": key, "Body": data})

    async def get(self, bucket: str, key: str) -> bytes:
        """Return an object."""
        answer = await self._ask(self._files, "GetObject", {"Bucket": bucket, "Key": key})
        body = answer.body["Body"]
        try:
            data: bytes = await self._worker.run(body.read, _READING)
        except Exception as error:  # noqa: BLE001 - whatever urllib3 raises where a stream breaks off
            raise NoReplyError(type(error).__name__) from None
        return data

    async def start(self, machine: str, name: str, given: Record) -> str:
        """Start a machine; the same name and input again is the same run."""
        request = {"stateMachineArn": machine, "name": name, "input": json.dumps(given)}
        answer = await self._ask(self._states, "StartExecution", request)
        return _text(answer, "executionArn")

    async def look(self, run: str) -> tuple[EngineRun, Record]:
        """Return how a run stands, and what it returned if it has ended well."""
        answer = await self._ask(self._states, "DescribeExecution", {"executionArn": run})
        status, output = _text(answer, "status"), json.loads(answer.body.get("output") or "{}")
        reason = f"{answer.body.get('error', '')} {answer.body.get('cause', '')}".strip()
        found = EngineRun(_end(status), await self._counts(run), reason)
        return found, output if isinstance(output, dict) else {}

    async def _counts(self, run: str) -> dict[str, int]:
        """Return the rows by status; nothing where the rights for that are missing."""
        try:
            runs = await self._ask(self._states, "ListMapRuns", {"executionArn": run})
            arns = [str(each["mapRunArn"]) for each in runs.body.get("mapRuns", ())]
            if not arns:
                return {}
            found = await self._ask(self._states, "DescribeMapRun", {"mapRunArn": arns[0]})
        except StileError:
            return {}
        counts = found.body.get("itemCounts", {})
        return {name: int(counts[name]) for name in _COUNTED if name in counts}

    async def _ask(self, service: SignedService, operation: str, request: Mapping[str, Any]) -> AdminReply:
        try:
            return await with_retries(lambda: service.call(operation, request), _PATIENT)
        except NotAuthorizedError as error:  # what nobody has a name for
            raise EngineRefusedError(
                error.detail, reason=error.detail, request_id=error.request_id, at=error.at
            ) from None


def _end(status: str) -> Any:  # noqa: ANN401 - one of the literals of EngineRun
    return _ENDS.get(status, "failed")


def _text(answer: AdminReply, member: str) -> str:
    if member not in answer.body:
        raise GarbledError(f"no {member} in the reply", request_id=answer.request_id)
    return str(answer.body[member])
