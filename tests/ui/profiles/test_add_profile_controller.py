"""Adding a pool in the window from what people have: shown first, told after, opened by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.core.notices.finding import Finding
from desktop.core.notices.notice import Notice
from desktop.wiring.app_context import AppContext
from tests.profiles.configurations.given import POOL_ID, SAMPLES, at
from tests.profiles.configurations.people import C1, C2, P1, P2, SHAPES
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from desktop.profiles.profile import Profile
    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def walk(app: QApplication, practice: Practice, tmp_path: Path) -> Iterator[Walk]:
    del app
    context = AppContext(tmp_path / "home")
    yield Walk(context, practice.hello)
    context.close()


@pytest.fixture
def file(practice: Practice, tmp_path: Path) -> Path:
    """Return somebody's file, for the practice pool."""
    pool = practice.pool("default")
    path = tmp_path / "outputs.txt"
    text = at(pool["pool_id"], pool["clients"]["srp"], "amplify_outputs.json").decode()
    path.write_text(
        text.replace('"aws_region"', f'"user_pool_endpoint": "{practice.endpoint}", "aws_region"', 1)
    )
    return path


NONE, LEFT, COPYING = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


def held(*urls: QUrl) -> QMimeData:
    """Return files as a hand with a mouse holds them; an event does not keep them alive."""
    mime = QMimeData()
    mime.setUrls(urls)
    return mime


def enters(walk: Walk, mime: QMimeData) -> bool:
    """Hold files over the window, and say whether they would be taken."""
    event = QDragEnterEvent(QPoint(20, 20), COPYING, mime, LEFT, NONE)
    QApplication.sendEvent(walk.window, event)
    return event.isAccepted()


def drop(walk: Walk, *urls: QUrl) -> bool:
    """Drop files onto the window, and say whether they were taken."""
    mime = held(*urls)
    if not enters(walk, mime):
        return False
    event = QDropEvent(QPointF(20, 20), COPYING, mime, LEFT, NONE, QEvent.Type.Drop)
    QApplication.sendEvent(walk.window, event)
    return event.isAccepted()


def of(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


async def name_it(walk: Walk, name: str) -> None:
    await walk.says("title", "Add this pool?")
    await walk.answer(name=name)


def names(walk: Walk) -> list[str]:
    return [profile.name for profile in walk.context.profile_repository().profiles()]


def test_a_dropped_file_is_shown_named_told_of_and_signed_in_to(
    walk: Walk, practice: Practice, run: Run, file: Path
) -> None:
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            assert drop(walk, of(file))
            await walk.says("title", "Add this pool?")
            pool_id = practice.pool("default")["pool_id"]
            for fact, text in (
                ("pool", pool_id),
                ("client", practice.client_id("srp")),
                ("region", pool_id.partition("_")[0]),
                ("endpoint", practice.endpoint),
                ("flow", "srp"),
                ("origin", "outputs.txt"),
            ):
                await walk.says(f"fact_{fact}", text)
            assert names(walk) == []
            await name_it(walk, "work")
            await walk.says("title", "work is added")
            assert names(walk) == ["work"]
            await walk.click("continue")
            await walk.says("pool_name", "work")
            await walk.says("pool_id", pool_id)
            await walk.answer(username=person["username"], password=person["password"])
            await walk.says("who", person["username"])

    run(story())


def test_the_report_tells_all_four_parts_within_reach_of_the_keyboard(
    walk: Walk, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "aws-exports.js"
    path.write_bytes(SAMPLES["aws-exports.js"])

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(path))
            await name_it(walk, "work")
            await walk.says("title", "work is added")
            told = [
                label
                for label in walk.window.findChildren(QLabel)
                if label.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
            texts = " ".join(label.text() for label in told)
            for part in (
                "Gen 1 for web",
                "No flow is named",
                "browser",
                "profile change work --session-minutes",
            ):
                assert part in texts
            assert all(label.accessibleName() == label.text() for label in told)
            walk.window.activateWindow()
            assert QTest.qWaitForWindowActive(walk.window)
            reached = set()
            for _ in range(len(told) + 4):
                QTest.keyClick(QApplication.focusWidget() or walk.window, Qt.Key.Key_Tab)
                reached.add(QApplication.focusWidget())
            assert set(told) <= reached

    run(story())


def test_it_opens_only_when_the_person_says_so(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(file))
            await name_it(walk, "work")
            await walk.says("title", "work is added")
            await walk.click("back")
            await walk.says("title", "Choose a pool")
            assert walk.context.profile_repository().default is None
        again = Walk(walk.context, walk.hello)
        async with again.begun():
            await again.says("title", "Choose a pool")
            await again.click("pool_work")
            await again.line("username")

    run(story())


def test_the_person_can_make_it_the_default_at_once(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(file))
            await name_it(walk, "work")
            box = await walk.until(lambda: walk.seen(QCheckBox, "make_default"), "the box")
            assert not box.isChecked()
            box.click()
            await walk.click("continue")
            await walk.line("username")
            assert walk.context.profile_repository().default == "work"
        again = Walk(walk.context, walk.hello)
        async with again.begun():
            await again.line("username")

    run(story())


def test_going_back_adds_nothing(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(file))
            await walk.says("title", "Add this pool?")
            await walk.click("back")
            await walk.says("title", "Which pool")
            assert names(walk) == []

    run(story())


def test_a_name_that_is_taken_is_said_at_the_name_and_replaces_nothing(
    walk: Walk, run: Run, file: Path
) -> None:
    mine = walk.add_profile(name="work", client_id="mine")

    async def story() -> None:
        async with walk.begun():
            await walk.line("username")
            assert drop(walk, of(file))
            await name_it(walk, "Work")
            await walk.says("problem", "already")
            assert (await walk.line("name")).accessibleDescription().startswith("There already is")
            await walk.answer(name="no good name!")
            await walk.says("problem", "1 to 64")
            assert walk.context.profile_repository().profiles() == (mine,)
            await walk.answer(name="theirs")
            await walk.says("title", "theirs is added")
            assert walk.context.profile_repository().default == "work"

    run(story())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text"),
        (b"#!/bin/sh\n", "Nothing in it says"),
        (b'{"aws_project_region": "eu-west-1"}', "no user pool"),
    ],
)
def test_a_file_that_is_none_is_refused_on_the_same_page(
    walk: Walk, run: Run, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "aws-exports.js"
    path.write_bytes(content)

    async def story() -> None:
        async with walk.begun():
            (await walk.line("pool_id")).setText("eu-west-1_typed")
            drop(walk, of(path))
            await walk.says("problem", says)
            assert (await walk.line("pool_id")).text() == "eu-west-1_typed"

    run(story())


def test_of_several_configurations_the_person_chooses_one(walk: Walk, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "config.ts"
    path.write_bytes(SHAPES["by stage, each for Amplify v6"].data)

    async def story() -> None:
        async with walk.begun():
            (await walk.line("pool_id")).setText("eu-west-1_typed")
            drop(walk, of(path))
            await walk.says("title", "Which one is yours?")
            await walk.click("back")
            assert (await walk.line("pool_id")).text() == "eu-west-1_typed"
            drop(walk, of(path))
            await walk.says("title", "Which one is yours?")
            assert names(walk) == []
            await walk.click("environment_prod")
            await walk.says("fact_pool", P2)
            await walk.says("fact_client", C2)
            await name_it(walk, "work")
            await walk.says("title", "work is added")

    run(story())


@pytest.mark.parametrize("agrees", [True, False])
def test_a_page_that_is_not_amazons_is_taken_only_if_its_box_is_checked(
    walk: Walk, run: Run, tmp_path: Path, *, agrees: bool
) -> None:
    path = tmp_path / "outputs.json"
    path.write_bytes(SHAPES["amplify_outputs with a page of the organisation"].data)

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(path))
            await walk.says("fact_page", "login.example.com: not Amazon's")
            walk.window.activateWindow()
            assert QTest.qWaitForWindowActive(walk.window)
            name = await walk.line("name")
            name.setText("work")
            QTest.keyClick(name, Qt.Key.Key_Tab)
            box = QApplication.focusWidget()
            assert isinstance(box, QCheckBox)
            assert box.accessibleName() == "login.example.com is my organisation's sign-in page: take it"
            assert not box.isChecked()
            if agrees:
                QTest.keyClick(box, Qt.Key.Key_Space)
            QTest.keyClick(box, Qt.Key.Key_Return)
            await walk.says("title", "work is added")
            section = walk.seen(QWidget, "part_read" if agrees else "part_left-out")
            assert section
            told = " ".join(label.text() for label in section.findChildren(QLabel))
            assert (
                "which is not Amazon's and was confirmed" if agrees else "--domain login.example.com"
            ) in told

    run(story())
    (added,) = walk.context.profile_repository().profiles()
    assert added.domain == ("login.example.com" if agrees else "")
    assert added.redirect_ports == (28671,)


def test_ids_of_a_text_that_is_not_read_are_filled_in(walk: Walk, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_bytes(SHAPES["a sentence"].data)

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(path))
            await walk.says("problem", "It does not say in a form")
            assert (await walk.line("pool_id")).text() == P1
            assert (await walk.line("client_id")).text() == C1
            assert names(walk) == []

    run(story())


def test_what_is_no_file_of_this_computer_is_told(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            for urls, says in (
                ((of(file), of(file)), "one file at a time"),
                ((QUrl("https://example.com/aws-exports.js"),), "an address"),
                ((of(file.with_name("nowhere.js")),), "nowhere.js cannot be read"),
            ):
                assert drop(walk, *urls)
                await walk.says("problem", says)

    run(story())


def test_a_file_that_falls_onto_a_line_is_for_the_window(walk: Walk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            lines = walk.window.findChildren(QLineEdit)
            assert {"pool_id", "client_id", "name"} <= {line.objectName() for line in lines}
            assert not any(line.acceptDrops() for line in lines)

    run(story())


def test_the_card_stands_out_while_a_file_is_held_over_the_window(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            card = walk.window.findChild(QFrame, "file_card")
            assert card
            mime = held(of(file))
            assert enters(walk, mime)
            assert card.property("inviting") is True
            QApplication.sendEvent(walk.window, QDragLeaveEvent())
            assert card.property("inviting") is False

    run(story())


def test_in_the_middle_of_a_sign_in_nothing_is_taken(
    walk: Walk, practice: Practice, run: Run, file: Path
) -> None:
    person = practice.person("email-code")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.line("code")
            assert not drop(walk, of(file))
            await walk.line("code")

    run(story())


def test_a_person_who_is_signed_in_stays_so_while_adding_another(
    walk: Walk, practice: Practice, run: Run, file: Path
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.says("who", person["username"])
            assert drop(walk, of(file))
            await walk.says("title", "Add this pool?")
            await walk.click("back")
            await walk.says("who", person["username"])
            assert drop(walk, of(file))
            await name_it(walk, "other")
            await walk.says("title", "other is added")
            await walk.click("back")
            await walk.says("who", person["username"])

    run(story())


@pytest.mark.parametrize("where", ["button", "line", "page"])
def test_a_configuration_is_pasted_from_anywhere_on_the_page(walk: Walk, run: Run, where: str) -> None:
    async def story() -> None:
        async with walk.begun():
            line = await walk.line("pool_id")
            QGuiApplication.clipboard().setText(SAMPLES["v6.ts"].decode())
            if where == "button":
                await walk.click("paste")
            else:
                target = line if where == "line" else walk.window.current_screen
                QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            await walk.says("fact_pool", POOL_ID)
            await walk.says("fact_origin", "pasted text")

    run(story())


def test_enter_presses_the_button_that_has_the_keyboard(walk: Walk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            walk.window.activateWindow()
            assert QTest.qWaitForWindowActive(walk.window)
            QGuiApplication.clipboard().setText(SAMPLES["v5.js"].decode())
            paste = await walk.until(lambda: walk.seen(QPushButton, "paste"), "the button")
            paste.setFocus()
            QTest.keyClick(paste, Qt.Key.Key_Return)
            await walk.says("fact_flow", "password")

    run(story())


def test_escape_on_the_first_page_of_all_leaves(walk: Walk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            QTest.keyClick(walk.window, Qt.Key.Key_Escape)
            assert await walk.ended()

    run(story())


def test_an_id_is_pasted_into_its_line(walk: Walk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            line = await walk.line("pool_id")
            QGuiApplication.clipboard().setText(POOL_ID)
            QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert line.text() == POOL_ID
            QGuiApplication.clipboard().clear()
            await walk.click("paste")
            await walk.says("problem", "no text on the clipboard")

    run(story())


def test_a_file_is_chosen_in_a_dialog(walk: Walk, run: Run, file: Path) -> None:
    async def story() -> None:
        async with walk.begun():
            await walk.click("choose_file")
            dialog = await walk.until(lambda: walk.window.findChild(QFileDialog, "file_dialog"), "the dialog")
            dialog.fileSelected.emit(str(file))
            dialog.close()
            await walk.says("fact_origin", file.name)

    run(story())


def test_a_pool_is_looked_at_before_it_is_added(
    walk: Walk, run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    async def examine(profile: Profile) -> list[Finding]:
        looked_at.append(profile.client_id)
        return [Finding.ok("client.exists", client=profile.client_id)]

    monkeypatch.setattr(walk.services.profiles, "examine", examine)

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(file))
            client = (await walk.says("fact_client", "")).text()
            await walk.click("check")
            await walk.says("checking_head", "well")
            await walk.click("checking_close")
            assert looked_at == [client]
            await walk.says("title", "Add this pool?")
            assert names(walk) == []

    run(story())


def test_whatever_takes_the_keyboard_has_a_name(walk: Walk, run: Run, file: Path) -> None:
    def nameless() -> list[str]:
        takers = [
            w for w in walk.window.current_screen.findChildren(QWidget) if w.isVisible() and w.focusPolicy()
        ]
        assert takers
        return [
            taker.objectName()
            for taker in takers
            if not QAccessible.queryAccessibleInterface(taker).text(QAccessible.Text.Name)
        ]

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            assert nameless() == []
            drop(walk, of(file))
            await walk.says("title", "Add this pool?")
            assert nameless() == []
            await name_it(walk, "work")
            await walk.says("title", "work is added")
            assert nameless() == []

    run(story())


def test_what_is_wrong_with_an_organisations_files_is_told_where_pools_are_chosen(
    walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def notices() -> list[Notice]:
        return [Notice("organisation-damaged", {"path": "/etc/stile/profiles.d/a.json"})]

    monkeypatch.setattr(walk.services.profiles, "notices", notices)

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            await walk.says("note", "/etc/stile/profiles.d/a.json is not used")

    run(story())


def test_the_files_rules_for_passwords_are_those_of_the_new_password_page(
    walk: Walk, practice: Practice, run: Run, file: Path
) -> None:
    person = practice.person("temporary-password")

    async def story() -> None:
        async with walk.begun():
            await walk.line("pool_id")
            drop(walk, of(file))
            await name_it(walk, "work")
            await walk.says("title", "work is added")
            await walk.click("continue")
            await walk.answer(username=person["username"], password=person["password"])
            await walk.says("rule_length", "At least 14 characters")
            assert not walk.seen(QLabel, "rule_symbol")

    run(story())
