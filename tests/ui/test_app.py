"""The last resort: what nobody catches is told by its kind and its place, never in its own words."""

from __future__ import annotations

import io
import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.cli import logs
from desktop.ui.app import uncaught

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "hunter2-CANARY"


class Bell(QObject):
    rung = Signal()


def fail() -> None:
    raise ValueError(SECRET)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs._Formatter("%(message)s"))
    logging.getLogger().addHandler(handler)
    for holder, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    uncaught.log_from_everywhere()
    yield stream
    logging.getLogger().removeHandler(handler)


def test_an_exception_of_a_slot(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    bell = Bell()
    bell.rung.connect(fail)
    bell.rung.emit()
    assert "nobody caught ValueError" in log.getvalue()
    assert "test_app.py" in log.getvalue()
    assert SECRET not in log.getvalue() + "".join(capsys.readouterr())


def test_an_exception_of_a_thread(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "nobody caught ValueError" in log.getvalue()
    assert SECRET not in log.getvalue() + "".join(capsys.readouterr())
