"""A window that is told to end by the system: it leaves as if it had been closed."""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]
import pytest

from tests.e2e.program import Stile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Reader
    from tests.e2e.desktop_session import DesktopSession

pytestmark = [pytest.mark.window, pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")]


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.ci)])
def test_practice_leaves_no_folder_and_no_pool_behind(
    reader: Reader, session: DesktopSession, tmp_path: Path, number: int
) -> None:
    stile = Stile(tmp_path / "home", session.environment | {"TMPDIR": str(tmp_path)})
    program = stile.open("practice")
    try:
        reader.find("User name", "text")
        children = psutil.Process(program.pid).children()
        assert children
        assert list(tmp_path.glob("stile-practice-*"))
        program.send_signal(number)
        assert program.wait(5) == 0
        assert not any(child.is_running() for child in children)
        assert not list(tmp_path.glob("stile-practice-*"))
    finally:
        program.kill()
        program.communicate()


def test_it_takes_less_than_two_seconds_while_a_call_hangs(
    reader: Reader, session: DesktopSession, pool: ServedPool, tmp_path: Path
) -> None:
    stile = Stile(tmp_path / "home", session.environment)
    stile.add_profile(pool)
    person = pool.control.add_user("plain")
    pool.control.add_fault(operation="*", do="hang", seconds=20)
    program = stile.open()
    try:
        reader.find("User name", "text").write(person["username"])
        reader.find("Password", "text").write(person["password"])
        reader.find("Sign in", "push button").press()
        reader.find("Working…")
        began = time.monotonic()
        program.send_signal(signal.SIGTERM)
        assert program.wait(5) == 0
        assert time.monotonic() - began < 2
    finally:
        pool.control.clear_faults()
        program.kill()
        program.communicate()
