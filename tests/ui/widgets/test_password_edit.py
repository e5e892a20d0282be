"""The line for a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.core.steps.opening import SignIn
from desktop.ui.widgets import password_edit
from tests.ui.stage import asking

if TYPE_CHECKING:
    import pytest

    from tests.ui.stage import Stage

LOCKED = 0x2


def key(stage: Stage, code: Qt.Key, native: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, 0, 0, native, "A")
    stage.app.sendEvent(stage.line("password"), event)


def test_caps_lock_is_told_where_the_platform_knows(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(password_edit._LOCK_BITS, stage.app.platformName(), LOCKED)
    stage.ask(asking(SignIn("anna")))
    key(stage, Qt.Key.Key_A, LOCKED)
    assert stage.find(QLabel, "password_help").text() == "Caps Lock is on."
    key(stage, Qt.Key.Key_CapsLock, LOCKED)
    assert not stage.shows("password_help")


def test_it_says_nothing_where_the_platform_does_not_know(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    key(stage, Qt.Key.Key_A, LOCKED)
    assert not stage.shows("password_help")


def test_a_password_is_taken_as_it_is_typed(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    QTest.keyClicks(stage.line("password"), "  pass word ")
    stage.click("continue")
    assert stage.replies[0].fields["password"] == "  pass word "  # type: ignore[union-attr]


def test_what_is_hidden_cannot_be_copied(stage: Stage) -> None:
    stage.ask(asking(SignIn("anna")))
    stage.app.clipboard().setText("before")
    stage.type("hunter2")
    stage.line("password").selectAll()
    stage.line("password").copy()
    assert stage.app.clipboard().text() == "before"
