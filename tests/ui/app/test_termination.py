"""Signals that ask the program to end are heard by an idle event loop."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop.ui.app.termination import TerminationSignals

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")


def until(app: QApplication, ready: Callable[[], object]) -> None:
    end = time.monotonic() + 2
    while not ready() and time.monotonic() < end:
        app.processEvents()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_is_told_in_the_event_loop_and_nothing_else_happens(app: QApplication, number: int) -> None:
    ending = TerminationSignals()
    received: list[bool] = []
    ending.received.connect(lambda: received.append(True))
    try:
        os.kill(os.getpid(), number)
        assert received == []
        until(app, lambda: received)
        assert received == [True]
    finally:
        ending.release()


def test_afterwards_signals_do_what_they_did_before(app: QApplication) -> None:
    del app
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    TerminationSignals().release()
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
