"""Jobs on the practice pool: everything that can go wrong with a row, and with all of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.admin.bulk.job import reopen_job
from desktop.admin.bulk.job_report import report_lines, report_table
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.bulk.job_run import JobRun
from desktop.admin.bulk.table_reader import read_table
from desktop.core.cognito.errors import NotReachedError
from desktop.core.storage.vault import StorageError
from desktop.system.system_clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.job_progress import JobProgress
    from desktop.core.admin.admin_call import AdminCall, AdminReply
    from desktop.core.admin.audit_entry import AuditEntry
    from tests.admin.bulk.stage import Stage

CREATE, SIGN_OUT = "AdminCreateUser", "AdminUserGlobalSignOut"


class Hurried(SystemClock):
    """A clock on which waiting takes a part of the time; what is waited for stays the same."""

    def __init__(self, times: int) -> None:
        self._times = times

    def monotonic(self) -> float:
        return super().monotonic() * self._times

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / self._times)


async def _run(stage: Stage, job: Job, **changed: Any) -> JobProgress:  # noqa: ANN401 - members of Means
    context = replace(await stage.context(job.header.action), **changed)
    return await JobRun(job, context).run()


def _counts(progress: JobProgress) -> tuple[int, int, int]:
    return progress.done, progress.failed, progress.unconfirmed


def test_everybody_is_done_once_and_the_audit_has_both_ends(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(40)
        progress = await _run(stage, await stage.job("resend", names))
        assert (progress.phase, *_counts(progress)) == ("finished", 40, 0, 0)
        assert stage.served(CREATE) == Counter(names)
        written = await stage.audit.entries()
        subs = {person.sub for person in await stage.people(names)}
        for result in ("intended", "done"):
            assert sorted(entry.whom for entry in written if entry.result == result) == sorted(subs)
        finding = await stage.audit.verify()
        assert finding is not None
        assert (finding.broken, finding.records) == (None, 80)

    asyncio.run(main())


def test_too_many_requests_slow_the_job_down_and_cost_nobody_anything(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(40)
        stage.control.add_fault(do="error", operation=CREATE, times=25)
        progress = await _run(stage, await stage.job("resend", names))
        assert _counts(progress) == (40, 0, 0)
        assert progress.throttled == 25
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


@pytest.mark.parametrize("do", ["close", "half", "status"])
def test_a_lost_reply_is_looked_into_and_not_sent_again(stage: Stage, do: str) -> None:
    async def main() -> None:
        names = stage.invite(6)
        stage.control.add_fault(do=do, operation=CREATE, when="after", times=3)
        progress = await _run(stage, await stage.job("resend", names))
        assert _counts(progress) == (6, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_what_the_directory_shows_as_not_done_is_sent_again(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(6)
        stage.control.add_fault(do="status", operation=CREATE, times=3)
        progress = await _run(stage, await stage.job("resend", names), clock=Hurried(20))
        assert _counts(progress) == (6, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_what_is_never_done_fails_after_three_times(stage: Stage) -> None:
    async def main() -> None:
        name, other = stage.invite(2)
        stage.control.add_fault(do="close", operation=CREATE, username=name, times=99)
        job = await stage.job("resend", [name, other])
        assert _counts(await _run(stage, job, clock=Hurried(20))) == (1, 1, 0)
        assert job.row_status(job.rows[0]).code == "not-done"
        sent = [r for r in stage.control.ledger()["requests"] if r["operation"] == CREATE]
        assert Counter(r["username"] for r in sent) == {name: 3, other: 1}

    asyncio.run(main())


def test_what_nobody_can_tell_is_unconfirmed_not_repeated_and_listed_first(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(5)
        stage.control.add_fault(do="close", operation=SIGN_OUT, username=names[3], when="after")
        job = await stage.job("sign-out", names)
        assert _counts(await _run(stage, job)) == (4, 0, 1)
        assert stage.served(SIGN_OUT) == Counter(names)
        first = report_lines(job)[0]
        assert (first.result, first.username, first.code) == ("unconfirmed", names[3], "action-unconfirmed")
        again = await _run(stage, job)
        assert _counts(again) == (4, 0, 1)
        assert stage.served(SIGN_OUT) == Counter(names)

    asyncio.run(main())


def test_somebody_elses_earlier_change_does_not_pass_for_ours(stage: Stage) -> None:
    """The account changed after the plan and before the call, so its state tells nothing of the call."""

    async def main() -> None:
        (name,) = stage.invite(1)
        job = await stage.job("resend", [name])
        await _run(stage, await stage.job("resend", [name]))
        stage.control.advance(60)
        await stage.person(name)
        stage.control.add_fault(do="close", operation=CREATE, times=99)
        assert _counts(await _run(stage, job, clock=Hurried(20))) == (0, 0, 1)

    asyncio.run(main())


def test_a_row_that_the_pool_refuses_fails_alone_and_can_be_tried_again(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(4)
        job = await stage.job("resend", names)
        stage.control.add_fault(
            do="error", error="InvalidParameterException", operation=CREATE, username=names[1]
        )
        assert _counts(await _run(stage, job)) == (3, 1, 0)
        assert job.row_status(job.rows[1]).code == "invalid-input"
        assert await job.reopen_failed() == 1
        assert _counts(await _run(stage, job)) == (4, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_what_would_meet_every_row_halts_the_job_which_can_go_on_later(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(30)
        job = await stage.job("resend", names)
        stage.control.add_fault(
            do="error",
            error="AccessDeniedException",
            operation=CREATE,
            skip=5,
            times=999,
            message="not authorized to perform: cognito-idp:AdminCreateUser",
        )
        progress = await _run(stage, job, per_second=100)
        assert (progress.phase, progress.failed) == ("halted", 0)
        assert progress.why is not None
        assert progress.why.values["action"] == "cognito-idp:AdminCreateUser"
        assert progress.waiting > 0
        stage.control.clear_faults()
        assert _counts(await _run(stage, job)) == (30, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def _lines(written: tuple[AuditEntry, ...]) -> dict[str, list[str]]:
    """Return the results by whom they are about, in the order of the log."""
    found: dict[str, list[str]] = {}
    for entry in written:
        found.setdefault(entry.whom, []).append(entry.result)
    return found


def _deny(stage: Stage) -> None:
    stage.control.add_fault(do="error", error="AccessDeniedException", operation=CREATE, times=999)


def test_every_call_of_a_job_that_halted_has_both_its_lines(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(8)
        job = await stage.job("resend", names)
        _deny(stage)
        assert (await _run(stage, job, per_second=20)).phase == "halted"
        first = _lines(await stage.audit.entries())
        assert len(first) > 0
        assert all(results == ["intended", "refused"] for results in first.values())
        refused = [entry for entry in await stage.audit.entries() if entry.result == "refused"]
        assert {(entry.code, bool(entry.request_id)) for entry in refused} == {("admin-access-denied", True)}
        await job.close()
        again = await reopen_job(stage.jobs, job.name)
        refused_rows = [row for row in again.rows if again.row_status(row).waits_refused]
        assert {again.person(row).sub for row in refused_rows} == set(first)
        assert (await _run(stage, again, per_second=20)).phase == "halted"
        stage.control.clear_faults()
        assert _counts(await _run(stage, again)) == (8, 0, 0)
        written = await stage.audit.entries()
        calls = [r for r in stage.control.ledger()["requests"] if r["operation"] == CREATE]
        assert sum(entry.result == "intended" for entry in written) == len(calls)
        for results in _lines(written).values():
            refusals = (len(results) - 2) // 2
            assert results == ["intended", "refused"] * refusals + ["intended", "done"]
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


class SetBack:
    """A directory whose time is behind after every reply."""

    def __init__(self, stage: Stage) -> None:
        self._directory = stage.directory
        self._behind = timedelta()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the directory has
        return getattr(self._directory, name)

    def now(self) -> datetime:
        return self._directory.now() - self._behind

    async def send(self, call: AdminCall, *, patient: bool = True) -> AdminReply:
        answer = await self._directory.send(call, patient=patient)
        self._behind += timedelta(hours=1)
        return answer


def test_no_end_is_dated_before_its_intent(stage: Stage) -> None:
    async def main() -> None:
        job = await stage.job("resend", stage.invite(3))
        assert _counts(await _run(stage, job, directory=SetBack(stage))) == (3, 0, 0)
        written = await stage.audit.entries()
        begun = {entry.whom: entry.at for entry in written if entry.result == "intended"}
        ended = {entry.whom: entry.at for entry in written if entry.result == "done"}
        assert len(begun) == len(ended) == 3
        assert all(ended[whom] >= begun[whom] for whom in begun)

    asyncio.run(main())


def test_a_limit_that_row_after_row_meets_halts_the_job(stage: Stage) -> None:
    async def main() -> None:
        job = await stage.job("resend", stage.invite(30))
        stage.control.add_fault(do="error", error="LimitExceededException", operation=CREATE, times=999)
        progress = await _run(stage, job, per_second=50)
        assert progress.phase == "halted"
        assert 10 <= progress.failed < 30

    asyncio.run(main())


class Offline:
    """A directory whose network is gone for some calls."""

    def __init__(self, stage: Stage, times: int) -> None:
        self._directory = stage.directory
        self._times = times

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the directory has
        return getattr(self._directory, name)

    async def send(self, call: AdminCall, *, patient: bool = True) -> AdminReply:
        if self._times:
            self._times -= 1
            raise NotReachedError("refused")
        return await self._directory.send(call, patient=patient)


def test_without_a_network_the_job_waits(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(10)
        progress = await _run(
            stage, await stage.job("resend", names), directory=Offline(stage, 15), clock=Hurried(20)
        )
        assert (progress.phase, *_counts(progress)) == ("finished", 10, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_without_a_network_for_long_the_job_halts(stage: Stage) -> None:
    async def main() -> None:
        job = await stage.job("resend", stage.invite(3))
        progress = await _run(stage, job, directory=Offline(stage, 9999), clock=Hurried(400))
        assert (progress.phase, progress.waiting) == ("halted", 3)
        assert progress.why is not None
        assert progress.why.code == "no-network"

    asyncio.run(main())


def test_where_nobody_can_look_a_row_stays_doubtful_until_the_job_is_gone_on_with(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(4)
        job = await stage.job("resend", names)
        stage.control.add_fault(do="close", operation=CREATE, username=names[1], when="after")
        stage.control.add_fault(do="error", error="ExpiredTokenException", operation="ListUsers")
        progress = await _run(stage, job, clock=Hurried(20))
        assert (progress.phase, progress.done, progress.doubtful) == ("halted", 3, 1)
        assert progress.why is not None
        assert progress.why.code == "aws-credentials-refused"
        assert _counts(await _run(stage, job, clock=Hurried(20))) == (4, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_a_job_can_be_paused_gone_on_with_and_stopped(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(100)
        run = await stage.run(await stage.job("resend", names), rate=20)
        running = asyncio.create_task(run.run())
        await _until(lambda: run.progress().done > 0)
        run.pause()
        await _until(lambda: run.progress().sent == 0)
        done = run.progress().done
        await asyncio.sleep(0.2)
        assert done == run.progress().done < 100
        assert run.progress().phase == "paused"
        run.go_on()
        await _until(lambda: run.progress().done > done)
        run.stop()
        progress = await running
        assert progress.phase == "stopped"
        assert done < progress.done < 100
        assert progress.done + progress.waiting == 100
        assert len(stage.served(CREATE)) == progress.done

    asyncio.run(main())


async def _until(holds: Callable[[], bool]) -> None:
    """Wait for something to hold, however slow this machine is; pytest's own limit ends a wait in vain."""
    while not holds():  # noqa: ASYNC110 - a job's counts are no event
        await asyncio.sleep(0.01)


def test_a_watcher_sees_it_grow_and_end(stage: Stage) -> None:
    async def main() -> None:
        run = await stage.run(await stage.job("resend", stage.invite(30)), rate=100)
        running = asyncio.create_task(run.run())
        seen = [progress async for progress in run.updates(every=0.05)]
        await running
        assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
        assert len(seen) >= 4
        assert seen[-1].phase == "finished"
        assert seen[-1].done == 30
        assert all(progress.total == 30 for progress in seen)

    asyncio.run(main())


def test_a_job_that_ended_in_the_middle_is_gone_on_with(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(50)
        job = await stage.job("resend", names)
        running = asyncio.create_task((await stage.run(job, rate=20)).run())
        await _until(lambda: job.counts[RowState.DONE] > 0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await job.close()
        again = await reopen_job(stage.jobs, job.name)
        assert again.header == job.header
        assert again.rows == job.rows
        assert 0 < again.counts[RowState.DONE] < 50
        assert _counts(await _run(stage, again, clock=Hurried(20))) == (50, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_a_run_that_was_cancelled_can_be_followed_by_another_of_the_same_job(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(30)
        job = await stage.job("resend", names)
        running = asyncio.create_task((await stage.run(job, rate=20)).run())
        await _until(lambda: job.counts[RowState.DONE] > 0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert _counts(await _run(stage, job, clock=Hurried(20))) == (30, 0, 0)
        assert stage.served(CREATE) == Counter(names)

    asyncio.run(main())


def test_nothing_is_sent_that_could_not_be_written_down(stage: Stage) -> None:
    class Full:
        async def write(self, *_entries: object) -> None:
            raise StorageError("disk full")

    async def main() -> None:
        job = await stage.job("resend", stage.invite(3))
        progress = await _run(stage, job, audit=Full())
        assert progress.phase == "halted"
        assert progress.why is not None
        assert progress.why.code == "keep-failed"
        assert stage.served(CREATE) == Counter()

    asyncio.run(main())


def test_a_report_can_be_the_table_of_the_next_job(stage: Stage) -> None:
    async def main() -> None:
        names = stage.invite(3)
        job = await stage.job("disable", names)
        await _run(stage, job)
        written = report_table(report_lines(job))
        assert [listed.name for listed in read_table(written)] == names
        assert "password" not in written.decode("utf-8-sig").lower()

    asyncio.run(main())
