"""The journal's window over a real journal of scripted sign-ins."""

from __future__ import annotations

import asyncio
import csv
import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget

from desktop.core.journal.alarm_rules import DEFAULT_RULES
from desktop.core.journal.event import Event
from desktop.journal.overview import OverviewFilter, read_overview
from desktop.journal.reader import JournalQuery
from desktop.journal.schema import JournalError
from desktop.ui.app.guide_dialog import GuideDialog
from desktop.ui.journal.journal_controller import JournalController
from desktop.ui.widgets import style
from desktop.ui.widgets.tones import DARK, LIGHT
from tests.journal.stage import SignIns, journal_in

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from desktop.journal.journal_entry import JournalEntry
    from desktop.journal.overview import JournalOverview
    from desktop.ui.journal.journal_window import JournalWindow

    Run = Callable[[Coroutine[Any, Any, None]], None]

pytestmark = pytest.mark.window


class ReadyServices:
    """Services of the journal that answer at once."""

    def __init__(self, sign_ins: SignIns) -> None:
        self.journal = sign_ins.journal
        self.damaged = False

    async def picture(self, overview_filter: OverviewFilter) -> JournalOverview:
        if self.damaged:
            raise JournalError("for a test")
        return read_overview(self.journal, overview_filter)

    async def story(self, conversation_id: str) -> Sequence[JournalEntry]:
        return self.journal.reader().entries(JournalQuery(conversation_id=conversation_id))

    async def save(self, file: Path, content: bytes) -> None:
        file.write_bytes(content)  # noqa: ASYNC240 - a test waits for nothing


@pytest.fixture
def sign_ins(tmp_path: Path) -> SignIns:
    made = SignIns(journal_in(tmp_path))
    made.store = "keyring"
    made.journal.watch("work", DEFAULT_RULES)
    return made


@pytest.fixture
def controller(app: QApplication, sign_ins: SignIns) -> JournalController:
    del app
    return JournalController(ReadyServices(sign_ins))


def _walked(run: Run, controller: JournalController, *ways: Callable[[JournalWindow], object]) -> None:
    """Show the window, go one way after another with time to settle, and close it."""

    async def walk() -> None:
        showing = asyncio.ensure_future(controller.run())
        await asyncio.sleep(0.05)
        for way in ways:
            way(controller.window)
            await asyncio.sleep(0.05)
        controller.window.close()
        await showing

    run(walk())


def test_it_shows_the_rates_in_pictures_and_in_numbers(
    run: Run, sign_ins: SignIns, controller: JournalController
) -> None:
    for moves in ({}, {"email-code": ["lost", "ok"]}, {"new-password": ["cancel"]}):
        sign_ins.sign_in(moves)
    _walked(run, controller)
    rows = controller.window.overview.table.texts()
    assert [row[:7] for row in rows] == [
        ["Sign in", "3", "3", "0", "0", "0", "0"],
        ["Choose a new password", "3", "2", "0", "0", "0", "1"],
        ["Code by e-mail", "2", "2", "0", "1", "1", "0"],
    ]
    funnel, timeline = (controller.window.findChild(QWidget, name) for name in ("funnel", "timeline"))
    assert funnel is not None
    assert "2 reached it, 2 came through, 1 of them after a loss" in funnel.accessibleDescription()
    assert timeline is not None
    assert "2 of 3 came through" in timeline.accessibleDescription()


@pytest.mark.parametrize("dark", [False, True])
def test_the_pictures_are_painted_in_the_colours_of_the_moment(
    run: Run, app: QApplication, sign_ins: SignIns, controller: JournalController, *, dark: bool
) -> None:
    sign_ins.sign_in({})
    style.apply_style(app, dark=dark)
    try:
        _walked(run, controller)
        picture = controller.window.overview.grab_pictures().toImage()
    finally:
        style.apply_style(app, dark=False)
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(picture.height())
    }
    wanted = DARK if dark else LIGHT
    assert wanted.accent in colours
    assert wanted.ground in colours


def test_one_sign_in_is_told_step_by_step(run: Run, sign_ins: SignIns, controller: JournalController) -> None:
    sign_ins.sign_in({"email-code": ["wrong", "ok"]})
    _walked(run, controller, lambda window: window.sign_ins.list.setCurrentCell(0, 0))
    told = [row[1] for row in controller.window.sign_ins.story.texts()]
    assert told[0].startswith("The sign-in begins")
    assert "Answered: Code by e-mail · not accepted · wrong-code" in told
    assert told[-1] == "Signed in"
    strip = controller.window.sign_ins.strip.accessibleDescription()
    assert "Code by e-mail: the person took 31 s, the service 0 ms; not accepted." in strip
    assert controller.window.sign_ins.list.texts()[0][3] == "signed in"


def test_the_chosen_sign_in_stays_chosen_when_others_come(
    run: Run, sign_ins: SignIns, controller: JournalController
) -> None:
    sign_ins.sign_in({"email-code": ["wrong", "ok"]})
    sign_ins.recorder = replace(sign_ins.recorder, now=lambda: time.time() + 60)
    flows: list[str | None] = []

    def sign_in_again(window: JournalWindow) -> None:
        flows.append(window.sign_ins.flow)
        sign_ins.recorder.record(Event("another", "asked", "sign-in"))
        window.wanted.emit(window.overview_filter)

    _walked(run, controller, sign_in_again)
    assert controller.window.sign_ins.flow == flows[0]
    assert controller.window.sign_ins.list.currentRow() == 1
    assert any("wrong-code" in row[1] for row in controller.window.sign_ins.story.texts())


def test_filters_narrow_everything(run: Run, sign_ins: SignIns, controller: JournalController) -> None:
    sign_ins.sign_in({})
    other = SignIns(sign_ins.journal, profile="other")
    other.recorder = replace(other.recorder, now=lambda: time.time() - 10 * 86400)
    other.sign_in({"email-code": ["gone"]})
    seen: list[list[list[str]]] = []

    def choose(name: str, value: object) -> Callable[[JournalWindow], None]:
        def way(window: JournalWindow) -> None:
            seen.append(window.overview.table.texts())
            box = window.findChild(QComboBox, name)
            assert box is not None
            box.setCurrentIndex(box.findData(value))

        return way

    ways = [choose("days", 7), choose("profile", "other"), choose("days", 30), choose("step", "email-code")]
    _walked(run, controller, *ways)
    seen.append(controller.window.overview.table.texts())
    assert [[row[1] for row in rows] for rows in seen] == [
        ["2", "2", "2"],
        ["1", "1", "1"],
        [],
        ["1", "1", "1"],
        ["1"],
    ]


def test_an_alarm_stands_above_everything(run: Run, sign_ins: SignIns, controller: JournalController) -> None:
    for _ in range(3):
        sign_ins.sign_in({"new-password": ["lost"]})
    _walked(run, controller)
    assert controller.window.alarm_text.startswith("work: answers lost on their way lately: 3.")


def test_the_guide_is_opened_by_key_and_by_its_button(run: Run, controller: JournalController) -> None:
    topics: list[str | None] = []

    def guide(window: JournalWindow) -> GuideDialog | None:
        return next((one for one in window.findChildren(GuideDialog) if one.isVisible()), None)

    def take(window: JournalWindow) -> None:
        dialog = guide(window)
        topics.append(dialog.topic if dialog else None)
        QTest.keyClick(dialog or window, Qt.Key.Key_Escape)

    def press(window: JournalWindow) -> None:
        assert guide(window) is None
        window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)

    def click(window: JournalWindow) -> None:
        found = window.findChild(QPushButton, "guide")
        assert found is not None
        QTest.keyClick(found, Qt.Key.Key_Space)

    _walked(run, controller, press, take, click, take)
    assert topics == ["admins", "admins"]


def test_an_empty_journal_says_what_will_be_there(run: Run, controller: JournalController) -> None:
    _walked(run, controller)
    title = controller.window.findChild(QLabel, "empty_title")
    assert title is not None
    assert "Nothing has happened yet" in title.text()
    saving = controller.window.findChild(QPushButton, "save_csv")
    assert saving is not None
    assert not saving.isEnabled()


def test_a_damaged_journal_is_told_of(run: Run, sign_ins: SignIns, controller: JournalController) -> None:
    sign_ins.sign_in({})
    controller._services.damaged = True  # type: ignore[attr-defined]
    _walked(run, controller)
    problem = controller.window.findChild(QLabel, "problem")
    assert problem is not None
    assert "journal cannot be read" in problem.text()


def test_numbers_and_picture_are_saved(
    run: Run, sign_ins: SignIns, controller: JournalController, tmp_path: Path
) -> None:
    sign_ins.sign_in({})

    def save_as(name: str, file: Path) -> Callable[[JournalWindow], None]:
        def way(window: JournalWindow) -> None:
            button = window.findChild(QPushButton, name)
            assert button is not None
            button.click()
            (dialog,) = window.findChildren(QFileDialog)
            dialog.fileSelected.emit(str(file))
            dialog.close()
            dialog.setParent(None)

        return way

    numbers, picture = tmp_path / "rates.csv", tmp_path / "picture.png"
    _walked(run, controller, save_as("save_csv", numbers), save_as("save_picture", picture))
    rows = list(csv.DictReader(io.StringIO(numbers.read_text(encoding="utf-8-sig"))))
    assert [(row["step"], row["reached"], row["passed"]) for row in rows] == [
        ("sign-in", "1", "1"),
        ("new-password", "1", "1"),
        ("email-code", "1", "1"),
    ]
    assert QImage(str(picture)).width() > 300


def test_everything_can_be_reached_and_has_a_name(
    run: Run, sign_ins: SignIns, controller: JournalController
) -> None:
    sign_ins.sign_in({})
    _walked(run, controller)
    for kind in (QComboBox, QPushButton):
        for widget in controller.window.findChildren(kind):
            assert widget.accessibleName() or widget.text(), widget.objectName()  # type: ignore[attr-defined]
    for name in ("rates", "sittings", "story", "strip", "funnel", "timeline"):
        found = controller.window.findChild(QWidget, name)
        assert found is not None
        assert found.accessibleName()
    assert controller.window.overview.table.focusPolicy()
