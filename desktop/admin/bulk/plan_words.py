"""What a preview says: for how many it would be, who is left out and why, what it does, how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.bulk.job_report import planned_lines, sentence_of
from desktop.admin.bulk.job_rows import RowState
from desktop.admin.consequences import consequence, label
from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.bulk_plan import BulkPlan
    from desktop.core.admin.pool_facts import PoolFacts


def plan_sentences(action: AdminAction, plan: BulkPlan, facts: PoolFacts, rate: float) -> Iterator[str]:
    """Return the preview in counts, a sentence each."""
    ready = len(plan.ready)
    left_out = len(plan.rows) - ready
    yield words.say("bulk.plan", action=label(action.name), ready=ready, left_out=left_out)
    for code, count in plan.left_out().items():
        yield words.say("bulk.plan-left-out", count=count, reason=sentence_of(code))
    if ready:
        yield consequence(action, facts)
        yield words.say("bulk.plan-time", rate=f"{rate:g}", wait=words.wait(ready / rate))


def left_out_sentences(plan: BulkPlan, most: int) -> Iterator[str]:
    """Return who is left out, each with the line of the file and the reason, the first so many."""
    told = [line for line in planned_lines(plan) if line.result is RowState.LEFT_OUT]
    for line in told[:most]:
        if line.line:
            yield words.say("bulk.left-out-at", line=line.line, name=line.name, reason=line.message)
        else:
            yield words.say("bulk.left-out", name=line.name, reason=line.message)
    if len(told) > most:
        yield words.say("bulk.left-out-more", count=len(told) - most)
