"""A desktop, a practice pool and Stile, for tests that look at the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.served import ServedPool
from tests.e2e.accessible import Listener, Reader
from tests.e2e.desktop_session import DesktopSession, what_is_missing
from tests.e2e.program import Stile
from tests.fixtures.secret_service import secret_service

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path


__all__ = ["secret_service"]


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopSession]:
    missing = what_is_missing()
    if missing:
        pytest.skip(f"needs {missing}")
    with DesktopSession(tmp_path_factory.mktemp("session")) as started:
        yield started


@pytest.fixture(scope="session")
def pool() -> Iterator[ServedPool]:
    with ServedPool() as started:
        yield started


@pytest.fixture
def reader(session: DesktopSession) -> Iterator[Reader]:
    listening = Reader(session.accessibility_bus)
    yield listening
    listening.close()


@pytest.fixture
def listener(session: DesktopSession) -> Iterator[Listener]:
    listening = Listener(session.accessibility_bus)
    yield listening
    listening.close()


@pytest.fixture
def stile(session: DesktopSession, pool: ServedPool, tmp_path: Path) -> Stile:
    made = Stile(tmp_path / "home", session.environment)
    made.add_profile(pool)
    return made


@pytest.fixture
def window(stile: Stile) -> Iterator[subprocess.Popen[str]]:
    process = stile.open()
    yield process
    process.kill()
    process.communicate()
