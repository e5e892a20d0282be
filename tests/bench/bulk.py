"""A job for many people against the pool's own token bucket: how much is used, and how soon after trouble."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.admin.bulk.stage import Stage
from tests.bench.measure import Row
from tests.bench.served import ServedPool

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTA = 500
PEOPLE = 4000
OPERATION = "AdminCreateUser"
STRUCK = "error"
"""What the ledger says of a call that a fault refused."""
WARM = 1.0
"""Seconds at the beginning that do not count: connections are made, and boto3 is loaded."""
STORM, AT = 400, 1200
"""How many calls the pool refuses in a row, and after how many."""
ENOUGH = 0.95
NEVER = 60.0


def rows(count: int) -> list[Row]:
    """Measure so many jobs of each kind."""
    with ServedPool() as pool, tempfile.TemporaryDirectory() as home:
        stage = Stage(pool.hello, pool.control, Path(home))
        names = stage.invite(PEOPLE)
        pool.control.limit(QUOTA, OPERATION)
        shares = [_share(_sent(stage, names)) for _ in range(count)]
        backs = [_seconds_to_full(*_through_storm(stage, names)) for _ in range(count)]
    return [
        Row(
            "of the pool's quota, by a job without trouble",
            shares,
            95,
            "%",
            at_least=True,
            asserted=False,
            limit=100,
        ),
        Row("until the quota is used again after a storm", backs, 5, "s", asserted=False, limit=0),
    ]


def _sent(stage: Stage, names: list[str]) -> list[tuple[float, str]]:
    """Run a job and return when the pool took each call, and what it said."""

    async def main() -> None:
        job = await stage.job("resend", names)
        await (await stage.run(job, QUOTA)).run()
        await job.close()

    stage.control.clear_ledger()
    asyncio.run(main())
    requests = stage.control.ledger()["requests"]
    return [
        (datetime.fromisoformat(request["at"]).timestamp(), str(request["reply"]))
        for request in requests
        if request["operation"] == OPERATION
    ]


def _share(sent: Sequence[tuple[float, str]]) -> float:
    """Return how much of the quota was used between the warm-up and the last call, in per cent."""
    begin = sent[0][0] + WARM
    counted = [at for at, _ in sent if at >= begin]
    return 100 * len(counted) / ((counted[-1] - begin) * QUOTA)


def _through_storm(stage: Stage, names: list[str]) -> tuple[list[float], float]:
    """Run a job through a storm, and return the times of its calls and of the storm's last one."""
    stage.control.add_fault(do=STRUCK, operation=OPERATION, skip=AT, times=STORM)
    sent = _sent(stage, names)
    stage.control.clear_faults()
    return [at for at, reply in sent if reply != STRUCK], max(at for at, reply in sent if reply == STRUCK)


def _seconds_to_full(taken: Sequence[float], storm_end: float) -> float:
    """Return how long it takes until a second begins in which enough of the quota is used."""
    after = [at for at in taken if at >= storm_end]
    for begin in after:
        if sum(begin <= at < begin + 1 for at in after) >= ENOUGH * QUOTA:
            return begin - storm_end
    return NEVER
