"""One window for each home."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import uuid
from typing import TYPE_CHECKING

import pytest

from desktop.ui.single import SingleInstance
from desktop.ui.summons import Summons, summon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_WANTED = {"profile": "staff", "wish": {"username": "ann", "fresh": True}}


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    single = SingleInstance(tmp_path / "window.lock")
    assert single.claim()
    yield single
    single.release()


def test_a_second_start_is_not_the_first(first: SingleInstance, tmp_path: Path) -> None:
    second = SingleInstance(tmp_path / "window.lock")
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


@pytest.mark.usefixtures("first")
def test_another_home_has_its_own(tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other.lock")
    assert other.claim()
    other.release()


def test_who_was_killed_does_not_have_it_any_more(tmp_path: Path) -> None:
    file = tmp_path / "window.lock"
    code = f"""
import os, pathlib
from desktop.ui.single import SingleInstance
single = SingleInstance(pathlib.Path({str(file)!r}))
assert single.claim()
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert file.exists()
    single = SingleInstance(file)
    assert single.claim()
    single.release()


def test_where_nothing_can_be_written_a_window_can_be_shown(tmp_path: Path) -> None:
    assert SingleInstance(tmp_path / "no such folder" / "window.lock").claim()


def test_one_that_does_not_answer_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "window.lock"
    file.write_text(f"{os.getpid()}\nstile\nanother-computer\n", encoding="utf-8")
    single = SingleInstance(file)
    assert not single.claim()
    single.take_over()
    assert not SingleInstance(file).claim()
    single.release()


def test_the_first_hears_what_a_second_start_was_asked_for(app: QApplication) -> None:
    heard, summons, tag = _listening()
    summons.listen()
    assert summon(tag, _WANTED)
    _wait(app, lambda: bool(heard))
    assert heard == [_WANTED]
    summons.close()


def test_a_second_start_waits_for_the_first_to_listen(app: QApplication) -> None:
    heard, summons, tag = _listening()
    second = threading.Thread(target=summon, args=(tag, _WANTED))
    second.start()
    time.sleep(0.2)
    summons.listen()
    _wait(app, lambda: bool(heard))
    second.join()
    assert heard == [_WANTED]
    summons.close()


def test_a_second_start_does_not_wait_for_ever() -> None:
    assert not summon(uuid.uuid4().hex, _WANTED, patience=0.1)


def _listening() -> tuple[list[dict[str, object]], Summons, str]:
    tag = uuid.uuid4().hex
    summons = Summons(tag)
    heard: list[dict[str, object]] = []
    summons.called.connect(heard.append)
    return heard, summons, tag


def _wait(app: QApplication, done: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not done() and time.monotonic() < end:
        app.processEvents()
