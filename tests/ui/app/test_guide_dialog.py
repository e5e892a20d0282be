"""The guides are read in the window: from every page by F1, from home and from a problem by a link."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QWidget

from desktop.core.guide import TOPICS
from desktop.ui.app.guide_dialog import GuideDialog, open_guide

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.stage import Stage
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]


W = TypeVar("W", bound=QWidget)


def part(dialog: GuideDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def text_of(dialog: GuideDialog) -> QTextBrowser:
    return part(dialog, QTextBrowser, "guide_text")


@pytest.fixture
def guide(stage: Stage) -> GuideDialog:
    dialog = open_guide(stage.window)
    stage.wait_for(dialog.isActiveWindow)
    return dialog


def test_it_begins_at_the_start_and_shows_every_topic(guide: GuideDialog) -> None:
    assert guide.topic == TOPICS[0]
    shown = set()
    for topic in TOPICS:
        part(guide, QPushButton, f"guide_{topic}").click()
        assert guide.topic == topic
        shown.add(text_of(guide).toPlainText())
    assert len(shown) == len(TOPICS)
    assert all("](" not in text for text in shown)


def test_links_lead_to_other_guides_and_back(guide: GuideDialog) -> None:
    back = part(guide, QPushButton, "guide_back")
    assert not back.isEnabled()
    text_of(guide).anchorClicked.emit(QUrl("security.md"))
    assert guide.topic == "security"
    text_of(guide).anchorClicked.emit(QUrl("cognito.md#anything"))
    assert guide.topic == "cognito"
    back.click()
    assert guide.topic == "security"
    QTest.keyClick(text_of(guide), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (guide.topic, back.isEnabled()) == (TOPICS[0], False)


def test_a_link_to_elsewhere_is_said_and_not_followed(guide: GuideDialog) -> None:
    before = text_of(guide).toPlainText()
    text_of(guide).anchorClicked.emit(QUrl("https://example.com/"))
    status = part(guide, QLabel, "guide_status")
    assert "https://example.com/" in status.text()
    assert text_of(guide).toPlainText() == before


def test_no_picture_and_no_page_is_ever_loaded(guide: GuideDialog) -> None:
    for kind in (1, 2, 3):
        assert text_of(guide).loadResource(kind, QUrl("file:///etc/hostname")) is None


def test_the_keyboard_goes_from_link_to_link_and_escape_closes(guide: GuideDialog, stage: Stage) -> None:
    text = text_of(guide)
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert guide.topic == "admins"
    QTest.keyClick(text, Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.shows("guide_dialog")
    assert stage.window.isVisible()


def test_asked_for_again_it_is_the_same_one(guide: GuideDialog, stage: Stage) -> None:
    assert open_guide(stage.window, "admins") is guide
    assert guide.topic == "admins"


def test_a_guide_that_is_missing_is_told(guide: GuideDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.app.guide_dialog.file_of", lambda topic: f"guide/no-{topic}.md")
    guide.show_topic("security")
    assert "missing" in text_of(guide).toPlainText()


def test_from_any_page_by_key_and_from_home_by_a_link(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            line = await walk.line("username")
            walk.window.activateWindow()
            await asyncio.sleep(0.1)
            QTest.keyClick(line, Qt.Key.Key_F1)
            await walk.click("guide_close")
            await walk.answer(username=person["username"], password=person["password"])
            await walk.click("more")
            await walk.click("guide")
            await walk.until(lambda: walk.seen(QTextBrowser, "guide_text"), "the guide")

    run(story())


def test_from_a_problem_by_the_help_for_it(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.answer(username=person["username"], password="Wrong-password-1")
            await walk.click("get_help")
            await walk.click("help_guide")
            await walk.click("guide_close")
            await walk.click("help_close")

    run(story())
