"""Loading boto3 does not stop the event loop for longer than a person may notice."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

ONE_GAP = 0.080
PROGRAM = """
import asyncio, json, sys, time
from desktop.system.thread_worker import ThreadWorker
from tests.aws.conftest import CLIENT
from desktop.aws.cognito_pool import CognitoPool

async def longest_gap(work):
    gaps, stop = [0.0], asyncio.Event()
    async def tick():
        last = time.perf_counter()
        while not stop.is_set():
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now
    ticking = asyncio.create_task(tick())
    await work
    stop.set()
    await ticking
    return max(gaps)

async def main():
    idle = await longest_gap(asyncio.sleep(0.3))
    loaded = [name for name in ("boto3", "botocore") if name in sys.modules]
    pool = CognitoPool("eu-west-1", "http://127.0.0.1:9", CLIENT, ThreadWorker())
    loading = await longest_gap(pool.warm())
    print(json.dumps({"idle": idle, "loading": loading, "loaded_before": loaded}))

asyncio.run(main())
"""


@dataclass(frozen=True)
class Run:
    """Longest gaps of the event loop in seconds."""

    idle: float
    loading: float
    loaded_before: list[str]


def test_loading_boto3_leaves_one_short_gap_and_nothing_before_it_loads_boto3() -> None:
    """The best of three runs counts: the machine's other work only adds to a gap."""
    runs = [_run() for _ in range(3)]
    assert all(run.loaded_before == [] for run in runs)
    assert min(run.loading - run.idle for run in runs) <= ONE_GAP, runs


def _run() -> Run:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True, timeout=60
    )
    return Run(**json.loads(done.stdout))
