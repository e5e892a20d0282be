"""What a job says while it is planned, under way and over: lines for people, or lines of JSON."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop.admin.bulk.job_rows import RowState
from desktop.admin.bulk.plan_words import left_out_sentences, plan_sentences
from desktop.cli.output import redraw, remark, say
from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.bulk_plan import BulkPlan
    from desktop.admin.bulk.job import Job
    from desktop.admin.bulk.job_progress import JobProgress
    from desktop.admin.bulk.job_report import ReportLine
    from desktop.core.admin.engine import EngineRun
    from desktop.core.admin.pool_facts import PoolFacts

_OFTEN, _SELDOM = 0.25, 5.0
"""Seconds between two lines of progress: for programs and terminals, and for people elsewhere."""
_SHOWN = 20


class JobOutput:
    """The result goes to standard output; progress for people to standard error."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._said_at = float("-inf")
        self._terminal = sys.stderr.isatty()

    def planned(self, action: AdminAction, plan: BulkPlan, facts: PoolFacts, rate: float) -> None:
        """Show the preview."""
        if self._as_json:
            ready, left_out = len(plan.ready), plan.left_out()
            self._event("planned", action=action.name, ready=ready, left_out=left_out, rate=rate)
            return
        for sentence in (*plan_sentences(action, plan, facts, rate), *left_out_sentences(plan, _SHOWN)):
            say(sentence)

    def was_dry(self, plan: BulkPlan) -> None:
        """Name everybody, and say that nothing was changed."""
        if self._as_json:
            for row in plan.rows:
                username = row.person.username if row.person else None
                several = {"usernames": list(row.several)} if row.several else {}
                told = {"name": row.name, "username": username, "line": row.line, "left_out": row.left_out}
                self._event("row", **told, **several)
            return
        say(words.say("bulk.dry-run"))

    def begun(self, job: Job) -> None:
        """Say by which name the job can be gone on with."""
        if self._as_json:
            self._event("begun", job=job.name)
        else:
            say(words.say("bulk.begun", job=job.name))

    def progress(self, progress: JobProgress) -> None:
        """Tell how far it is, now and then."""
        now = time.monotonic()
        pause = _OFTEN if self._terminal or self._as_json else _SELDOM
        if not progress.is_over and now - self._said_at < pause:
            return
        self._said_at = now
        if self._as_json:
            counts = asdict(progress)
            counts.pop("why")
            self._event("progress", **counts)
            return
        line = words.say(
            "bulk.progress",
            done=progress.done,
            failed=progress.failed,
            unconfirmed=progress.unconfirmed,
            doubtful=progress.doubtful,
            waiting=progress.waiting + progress.sent,
            rate=round(progress.per_second),
        )
        if self._terminal:
            redraw(line)
        else:
            remark(line)

    def on_engine(self, run: EngineRun) -> None:
        """Tell how far the engine is."""
        if self._as_json:
            self._event("progress", phase="running", engine=dict(run.counts))
            return
        told = ", ".join(f"{name} {count}" for name, count in run.counts.items() if count)
        key = "bulk.engine-progress" if told else "bulk.engine-waiting"
        remark(words.say(key, counts=told))

    def ended(self, job: Job, progress: JobProgress, lines: Sequence[ReportLine]) -> None:
        """Say what became of everybody: the unconfirmed first, then those it failed for."""
        counts = {
            "done": progress.done,
            "failed": progress.failed,
            "unconfirmed": progress.unconfirmed,
            "left_out": progress.left_out,
            "open": progress.waiting + progress.sent + progress.doubtful,
        }
        if self._as_json:
            for line in lines:
                self._event("row", **line.record())
            why = progress.why.code if progress.why else None
            self._event("ended", job=job.name, phase=progress.phase, why=why, **counts)
            return
        if self._terminal:
            remark("")
        told = [
            line for line in lines if line.result not in {RowState.DONE, RowState.LEFT_OUT, RowState.WAITING}
        ]
        for line in told[:_SHOWN]:
            say(words.say("bulk.line", result=line.result.value, name=line.name, message=line.message))
        if len(told) > _SHOWN:
            say(words.say("bulk.more-lines", count=len(told) - _SHOWN))
        say(words.say("bulk.result", **counts))

    def _event(self, event: str, /, **members: object) -> None:
        say(json.dumps({"event": event, **members}))
        sys.stdout.flush()
