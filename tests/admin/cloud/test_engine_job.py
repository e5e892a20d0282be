"""A job on the engine, from the table to the report; result files as Step Functions writes them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.admin.bulk.job import Job, JobHeader, begin_job, reopen_job
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.cloud.engine_job import EngineJob, RunFailedError
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.engine import EngineRun
from desktop.core.cognito.errors import PoolError
from tests.admin.bulk.stage import CALLER, Stage
from tests.admin.bulk.test_job_run import Hurried

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.storage.vault import Record
    from tests.fixtures.practice import Practice

MACHINE = "arn:aws:states:eu-west-1:1:stateMachine:stile-disable"
REFUSED = "CognitoIdentityProvider.UserNotFoundException"


@dataclass
class MemoryEngine:
    """core.admin.engine.Engine whose machine does nothing; its results are given."""

    results: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    fails: bool = False
    started: list[str] = field(default_factory=list)
    objects: dict[str, bytes] = field(default_factory=dict)

    async def put(self, bucket: str, key: str, data: bytes) -> None:
        self.objects[f"{bucket}/{key}"] = data

    async def get(self, bucket: str, key: str) -> bytes:
        return self.objects[f"{bucket}/{key}"]

    async def start(self, machine: str, name: str, given: Record) -> str:
        self.started.append(name)
        self._write_results(str(given["bucket"]), f"{given['results']}/7c1e")
        return f"{machine.replace('stateMachine', 'execution')}:{name}"

    async def look(self, run: str) -> tuple[EngineRun, Record]:
        if not self.started:
            raise PoolError("ExecutionDoesNotExist")
        if self.fails:
            return EngineRun("failed", {}, "States.ItemReaderFailed"), {}
        assert run.endswith(f":{self.started[0]}")
        key = f"stile/{self.started[0]}/results/7c1e/manifest.json"
        place = {"Bucket": "jobs", "Key": key}
        return EngineRun("succeeded", {"succeeded": 2}), {"MapRunArn": "m", "ResultWriterDetails": place}

    def _write_results(self, bucket: str, prefix: str) -> None:
        named: dict[str, list[dict[str, Any]]] = {}
        for status, executions in self.results.items():
            key = f"{prefix}/{status}_0.json"
            data = json.dumps(executions).encode()
            self.objects[f"{bucket}/{key}"] = data
            named[status] = [{"Key": key, "Size": len(data)}]
        manifest = {"DestinationBucket": bucket, "MapRunArn": "m", "ResultFiles": named}
        self.objects[f"{bucket}/{prefix}/manifest.json"] = json.dumps(manifest).encode()


def _child(number: int, status: str = "SUCCEEDED", **output: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return one execution as a result file has it."""
    child = {
        "ExecutionArn": f"arn:aws:states:eu-west-1:1:execution:stile-disable/EveryRow:{number}",
        "Input": json.dumps({"number": str(number), "username": f"n-{number}", "medium": ""}),
        "InputDetails": {"Included": True},
        "Name": str(number),
        "StartDate": "2026-11-23T01:00:00.1Z",
        "StateMachineArn": "arn:aws:states:eu-west-1:1:stateMachine:stile-disable/EveryRow",
        "Status": status,
        "StopDate": "2026-11-23T01:00:02.2Z",
    }
    if output:
        child |= {
            "Output": json.dumps({"number": str(number), **output}),
            "OutputDetails": {"Included": True},
        }
    return child


@pytest.fixture
def stage(practice: Practice, tmp_path: Path) -> Stage:
    return Stage(practice.hello, practice.control, tmp_path / "home")


async def _job(stage: Stage, names: list[str]) -> Job:
    at = datetime.now(UTC).isoformat()
    header = JobHeader("disable", "work", stage.pool_id, CALLER.arn, at, machine=MACHINE, bucket="jobs")
    return await begin_job(stage.jobs, header, (await stage.plan("disable", names)).rows)


async def _on_engine(stage: Stage, job: Job, engine: MemoryEngine) -> EngineJob:
    context = await stage.context("disable")
    return EngineJob(job, engine, type(context)(**{**_members(context), "clock": Hurried(100)}))


def _members(context: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass with slots
    return {name: getattr(context, name) for name in context.__slots__}


def _results(job: Job) -> list[tuple[str, str | None]]:
    return [(job.row_status(row).state.value, job.row_status(row).code) for row in job.rows]


def test_the_results_come_back_into_the_job(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(5)
        await stage.directory.send(AdminCall("AdminDisableUser", {"Username": names[3]}))
        await stage.directory.send(AdminCall("AdminEnableUser", {"Username": names[3]}))
        job = await _job(stage, names)
        engine = MemoryEngine(
            {
                "SUCCEEDED": [
                    _child(1, result="done"),
                    _child(2, result="failed", error=REFUSED, cause="User does not exist."),
                    _child(4, result="unconfirmed", error="States.Timeout", cause=""),
                ],
                "FAILED": [_child(5, "ABORTED")],
                "PENDING": [_child(3, "PENDING")],
            }
        )
        on_engine = await _on_engine(stage, job, engine)
        await stage.directory.send(AdminCall("AdminDisableUser", {"Username": names[4]}))
        assert (await on_engine.look(await on_engine.begin())).status == "succeeded"
        assert _results(job) == [
            ("done", None),
            ("failed", "person-unknown"),
            ("waiting", None),
            ("failed", "not-done"),
            ("done", None),
        ]
        assert engine.objects[f"jobs/stile/{job.name}/people.csv"].decode().count("\n") == 6
        ends = [entry.result for entry in await stage.audit.entries()]
        assert ends.count("intended") == 5
        assert ends.count("done") == 2

    asyncio.run(main())


def test_followed_by_another_process_the_machine_is_not_started_again(stage: Stage) -> None:
    async def main() -> None:
        job = await _job(stage, stage.invite(2))
        engine = MemoryEngine({"SUCCEEDED": [_child(1, result="done"), _child(2, result="done")]})
        await (await _on_engine(stage, job, engine)).begin()
        await job.close()
        again = await reopen_job(stage.jobs, job.name)
        assert again.is_on_engine
        on_engine = await _on_engine(stage, again, engine)
        await on_engine.look(await on_engine.begin())
        assert engine.started == [job.name]
        assert _results(again) == [("done", None)] * 2

    asyncio.run(main())


def test_a_process_that_ended_before_the_start_is_made_up_for(stage: Stage) -> None:
    async def main() -> None:
        job = await _job(stage, stage.invite(1))
        await job.intend(job.rows, datetime.now(UTC))
        await job.close()
        again = await reopen_job(stage.jobs, job.name)
        engine = MemoryEngine({"SUCCEEDED": [_child(1, result="done")]})
        await (await _on_engine(stage, again, engine)).begin()
        assert engine.started == [job.name]

    asyncio.run(main())


def test_a_machine_that_ends_badly_leaves_no_row_open(stage: Stage) -> None:
    async def main() -> None:
        job = await _job(stage, stage.invite(2))
        on_engine = await _on_engine(stage, job, MemoryEngine(fails=True))
        run = await on_engine.begin()
        with pytest.raises(RunFailedError):
            await on_engine.look(run)
        assert _results(job) == [("failed", "not-done")] * 2

    asyncio.run(main())


def test_what_failed_on_the_engine_is_tried_again_from_here(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(1)
        job = await _job(stage, names)
        on_engine = await _on_engine(stage, job, MemoryEngine(fails=True))
        with pytest.raises(RunFailedError):
            await on_engine.look(await on_engine.begin())
        await job.reopen_failed()
        assert not job.is_on_engine
        await (await stage.run(job)).run()
        assert job.counts[RowState.DONE] == 1
        person = await stage.person(names[0])
        assert person is not None
        assert not person.enabled

    asyncio.run(main())
