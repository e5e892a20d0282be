"""What is said about a job: in its preview, before it is begun, and in the list of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.bulk.job_report import sentence_of
from desktop.admin.consequences import consequence
from desktop.admin.consequences import label as action_label
from desktop.core import words
from desktop.ui.widgets.texts import admin_text

if TYPE_CHECKING:
    from desktop.admin.actions import AdminAction
    from desktop.admin.bulk.bulk_plan import BulkPlan
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.storage.vault import Record


def plan_text(action: AdminAction, plan: BulkPlan, facts: PoolFacts, rate: float) -> str:
    """Return for how many it would be, who is left out and why, what it does, and how long it takes."""
    ready = len(plan.ready)
    left_out = len(plan.rows) - ready
    lines = [words.say("bulk.plan", action=action_label(action.name), ready=ready, left_out=left_out)]
    for code, count in plan.left_out().items():
        lines.append(words.say("bulk.plan-left-out", count=count, reason=sentence_of(code)))
    if ready:
        lines.append(consequence(action, facts))
        lines.append(words.say("bulk.plan-time", rate=f"{rate:g}", wait=words.wait(ready / rate)))
    return "\n".join(lines)


def confirmation_texts(action: AdminAction, facts: PoolFacts, ready: int) -> tuple[str, str, str]:
    """Return a question's title, what it does, and its button."""
    title = admin_text("bulk-confirm", action=action_label(action.name), n=ready)
    return title, consequence(action, facts), admin_text("bulk-start", n=ready)


def job_text(name: str, header: Record) -> str:
    """Return a line about a job that was begun before."""
    action = action_label(header["action"])
    return words.say("bulk.job", job=name, action=action, profile=header["profile"], source=header["source"])
