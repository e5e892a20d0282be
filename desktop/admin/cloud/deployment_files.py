"""The files of an export: what a cloud team reviews and deploys."""

from __future__ import annotations

import json
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any

from desktop.admin.cloud import policies
from desktop.admin.cloud.estimate import estimate
from desktop.admin.cloud.items import items, one_call
from desktop.admin.cloud.state_machine import definition
from desktop.admin.consequences import label
from desktop.admin.iam import partition_of
from desktop.core import words
from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.admin.actions import ActionDetails, AdminAction
    from desktop.admin.bulk.job_rows import JobRow
    from desktop.core.admin.admin_call import AdminCall
    from desktop.core.admin.pool_facts import PoolFacts


class NotForEngineError(NoticeError):
    """The action makes more than one call for a person, which the machine does not do."""

    code = "engine-not-for-action"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is exported: an action for rows of a pool, at a rate, by way of a bucket."""

    action: AdminAction
    details: ActionDetails
    facts: PoolFacts
    rows: Sequence[JobRow]
    rate: float
    bucket: str

    @property
    def machine(self) -> str:
        """Return the machine's name."""
        return f"stile-{self.action.name}"


def call_of(wanted: ExportRequest) -> AdminCall:
    """Return the call that the machine makes for everybody. Raises NotForEngineError."""
    call = one_call(wanted.action, wanted.rows[0], wanted.facts, wanted.details)
    if call is None:
        raise NotForEngineError(action=wanted.action.name)
    return call


def files(wanted: ExportRequest, readme: str) -> Mapping[str, bytes]:
    """Return the files by name; `readme` is a template. Raises NotForEngineError."""
    call = call_of(wanted)
    pool_id = wanted.facts.pool_id
    role = policies.of_machine(call.operation, pool_id, wanted.bucket, wanted.machine)
    return {
        "state-machine.asl.json": _json(definition(call, pool_id, wanted.rate)),
        "role-trust.json": _json(policies.trust()),
        "role-policy.json": _json(role),
        "starter-policy.json": _json(policies.of_starter(pool_id, wanted.bucket, wanted.machine)),
        "people.csv": items(wanted.action, wanted.rows, wanted.facts, wanted.details),
        "README.md": _filled(wanted, readme, call).encode(),
    }


def _filled(wanted: ExportRequest, readme: str, call: AdminCall) -> str:
    cost = estimate(len(wanted.rows), wanted.rate)
    return Template(readme).substitute(
        action=label(wanted.action.name),
        name=wanted.action.name,
        operation=call.operation,
        rate=f"{wanted.rate:g}",
        rows=f"{len(wanted.rows):,}",
        pool_id=wanted.facts.pool_id,
        bucket=wanted.bucket,
        folder=policies.FOLDER,
        machine=wanted.machine,
        partition=partition_of(wanted.facts.region),
        wait=words.wait(cost.seconds),
        transitions=f"{cost.transitions:,}",
        dollars=f"{max(cost.dollars, 0.01):.2f}",
    )


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"
