"""One window for each home."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop import app
from desktop.ui.app import second_start
from desktop.wiring.app_context import AppContext
from desktop.wiring.instance_lock import SingleInstance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    single = SingleInstance(tmp_path / "window.lock", AppContext().platform)
    assert single.claim()
    yield single
    single.release()


def another(file: Path) -> SingleInstance:
    return SingleInstance(file, AppContext().platform)


def test_a_second_start_is_not_the_first(first: SingleInstance, tmp_path: Path) -> None:
    second = another(tmp_path / "window.lock")
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


@pytest.mark.usefixtures("first")
def test_another_home_has_its_own(tmp_path: Path) -> None:
    other = another(tmp_path / "other.lock")
    assert other.claim()
    other.release()


def test_nobody_waits_for_the_disk(first: SingleInstance, tmp_path: Path) -> None:
    del first
    status = (tmp_path / "window.lock").stat()
    assert (status.st_size, status.st_mode & 0o777) == (0, 0o600)


def test_a_process_that_was_killed_does_not_have_it_any_more(tmp_path: Path) -> None:
    file = tmp_path / "window.lock"
    code = f"""
import os, pathlib
from desktop.wiring.app_context import AppContext
from desktop.wiring.instance_lock import SingleInstance
single = SingleInstance(pathlib.Path({str(file)!r}), AppContext().platform)
assert single.claim()
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    single = another(file)
    assert single.claim()
    single.release()


def test_where_nothing_can_be_written_a_window_can_be_shown(tmp_path: Path) -> None:
    assert another(tmp_path / "no such folder" / "window.lock").claim()


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("answers", [True, False])
def test_a_second_start_shows_a_window_only_if_the_first_does_not_answer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: bool,  # noqa: FBT001 - a table
) -> None:
    told: list[object] = []

    def summon(_folder: Path, wanted: object, **_: object) -> bool:
        told.append(wanted)
        return answers

    monkeypatch.setattr(second_start, "notify_first_start", summon)
    lock = another(tmp_path / "window.lock")
    assert app._is_first(AppContext(tmp_path), lock, {"profile": "staff"}) == (not answers, "")
    assert told == [{"profile": "staff"}]
