from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.system.thread_worker import ThreadWorker
from tests.account.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fixtures.practice import Practice


@pytest.fixture
def worker() -> Iterator[ThreadWorker]:
    threads = ThreadWorker()
    yield threads
    threads.shutdown(grace=0.1)


@pytest.fixture
def stage(practice: Practice, tmp_path: Path, worker: ThreadWorker) -> Stage:
    """Somebody in a pool where every refresh gives a new refresh token."""
    return Stage(practice, tmp_path, worker, "rotation")


@pytest.fixture
def steady(practice: Practice, tmp_path: Path, worker: ThreadWorker) -> Stage:
    """Somebody in a pool where the refresh token stays."""
    return Stage(practice, tmp_path, worker, "default")
