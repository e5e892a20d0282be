from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.system.thread_worker import ThreadWorker
from tests.cli.conftest import sealed, srp, stile

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sealed", "srp", "stile"]


@pytest.fixture
def worker() -> Iterator[ThreadWorker]:
    threads = ThreadWorker()
    yield threads
    threads.shutdown(grace=0.1)
