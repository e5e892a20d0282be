from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.storage.folders import Folders
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker
from tests.fixtures.secret_service import secret_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.storage.disk import Disk

__all__ = ["secret_service"]


@pytest.fixture
def disk() -> Disk:
    return current()


@pytest.fixture
def folders(tmp_path: Path, disk: Disk) -> Folders:
    home = Folders(tmp_path / "home")
    home.prepare(disk)
    return home


@pytest.fixture
def worker() -> Iterator[ThreadWorker]:
    threads = ThreadWorker()
    yield threads
    threads.shutdown(grace=0.1)
