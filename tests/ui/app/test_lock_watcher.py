"""A computer that slept, by what its clocks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.steps.opening import SignIn
from desktop.ui.app.lock_watcher import LockWatcher
from tests.ui.stage import asking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.ui.stage import Stage


def test_a_jump_of_the_wall_clock_is_a_sleep_and_a_slow_tick_is_none(app: QApplication) -> None:
    del app
    now = 1000.0
    watcher = LockWatcher(lambda: now)
    locked: list[bool] = []
    watcher.locked.connect(lambda: locked.append(True))
    now += 4
    watcher.tick()
    assert locked == []
    now += 3600
    watcher.tick()
    assert locked == [True]


def test_typed_secrets_are_dropped_and_the_conversation_hears_of_it(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    stage.type("hunter2")
    heard: list[bool] = []
    stage.shell.forgot.connect(lambda: heard.append(True))
    stage.shell.forget_secrets()
    assert stage.line("password").text() == ""
    assert stage.line("username").text() == "anna"
    assert heard == [True]
