"""The list of people: found by typing, worked with by keys, honest about how far it was read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from desktop.ui.admin.people_index import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]

STATE, ENDS = 3, 5


def test_people_are_listed_with_their_state_and_found_by_typing(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    invited, sound = practice.person("temporary-password"), practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            assert walk.window.windowTitle() == f"Stile \u2013 People in {walk.controller.profile.name}"
            await walk.says("practice_badge", "Practice")
            assert walk.cell(invited["username"], STATE) == "Invited"
            assert walk.cell(invited["username"], ENDS) in {"within 6 days", "within 7 days"}
            assert walk.cell(sound["username"], STATE) == "Confirmed"
            everybody = walk.shown
            walk.press(Qt.Key.Key_Slash)
            walk.type(invited["username"].upper())
            assert walk.shown == [invited["username"]]
            await walk.says("people_count", "1 of")
            walk.press(Qt.Key.Key_Escape)
            assert walk.shown == everybody
            walk.type("nobody is called so")
            await walk.says("people_empty", "Nobody who was read fits")

    run(story())


def test_a_person_is_opened_and_left_by_keys(walk: AdminWalk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            walk.press(Qt.Key.Key_Slash)
            walk.type(person["username"])
            walk.press(Qt.Key.Key_Down)
            assert QApplication.focusWidget() is walk.table
            walk.press(Qt.Key.Key_Return)
            await walk.says("triage_login", person["username"])
            focused = QApplication.focusWidget()
            assert focused
            assert focused.objectName() == "triage_state"
            walk.press(Qt.Key.Key_Escape)
            assert QApplication.focusWidget() is walk.table
            assert walk.seen(QPushButton, "close_triage") is None

    run(story())


def test_the_order_is_that_of_the_column(walk: AdminWalk, practice: Practice, run: Run) -> None:
    practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                walk.table.sortByColumn(0, order)
                is_descending = order is Qt.SortOrder.DescendingOrder
                await _sorted(walk, sorted(walk.shown, key=str.casefold, reverse=is_descending))

    run(story())


async def _sorted(walk: AdminWalk, wanted: list[str]) -> None:
    await walk.until(lambda: walk.table if walk.shown == wanted else None, "the order")


def test_the_pool_itself_is_asked_for_fewer(walk: AdminWalk, practice: Practice, run: Run) -> None:
    disabled = practice.person("disabled")

    async def story() -> None:
        async with walk.begun():
            everybody = len(walk.shown)
            await walk.click("narrow")
            box = await walk.until(lambda: walk.seen(QComboBox, "filter_attribute"), "the filter")
            box.setCurrentIndex(box.findData("status"))
            choice = await walk.until(lambda: walk.seen(QComboBox, "filter_choice"), "the switch")
            choice.setCurrentIndex(choice.findData("Disabled"))
            await walk.click("filter_ask")
            await walk.read()
            assert disabled["username"] in walk.shown
            assert len(walk.shown) < everybody
            assert walk.count("disabled") == len(walk.shown)
            box.setCurrentIndex(box.findData("username"))
            (await walk.line("filter_text")).setText('no"body\\')
            await walk.click("filter_ask")
            await walk.says("people_empty", "There is nobody here")
            await walk.click("filter_nothing")
            await walk.read()
            assert len(walk.shown) == everybody

    run(story())


def test_trouble_is_said_and_what_was_read_stays(walk: AdminWalk, practice: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            practice.control.add_fault(
                operation="ListUsers", do="error", error="AccessDeniedException", message="not allowed"
            )
            walk.press(Qt.Key.Key_F5)
            await walk.says("problem", "lack a permission")
            walk.press(Qt.Key.Key_F5)
            await walk.read()
            assert walk.shown

    run(story())


def test_reading_can_be_stopped(walk: AdminWalk, practice: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            practice.control.add_fault(operation="ListUsers", do="delay", seconds=5)
            walk.press(Qt.Key.Key_F5)
            await walk.click("stop_reading")
            await asyncio.wait_for(walk.read(), 2)
            assert walk.shown == []

    run(story())


def test_the_window_begins_with_those_who_need_help(walk: AdminWalk, practice: Practice, run: Run) -> None:
    stuck, sound = practice.person("disabled")["username"], practice.person("plain")["username"]

    async def story() -> None:
        async with walk.opened():
            await walk.read()
            assert walk.model.view == "stuck"
            assert stuck in walk.shown
            assert sound not in walk.shown
            assert walk.cell(stuck, 4) == "Account disabled"
            walk.type(sound)
            await walk.says("people_empty", "looks among everybody")
            walk.press(Qt.Key.Key_Return)
            assert walk.model.view == EVERYBODY
            assert sound in walk.shown

    run(story())


def test_nobody_is_opened_by_an_address_of_several(walk: AdminWalk, practice: Practice, run: Run) -> None:
    people = [practice.person("plain")["username"] for _ in range(2)]
    shared = f"both-{people[0]}@example.org"
    for username in people:
        practice.boto3.admin_update_user_attributes(
            UserPoolId=practice.hello["pool_id"],
            Username=username,
            UserAttributes=[{"Name": "email", "Value": shared}],
        )

    async def story() -> None:
        async with walk.begun():
            walk.press(Qt.Key.Key_Slash)
            walk.type(shared)
            walk.press(Qt.Key.Key_Return)
            assert sorted(walk.shown) == sorted(people)
            assert QApplication.focusWidget() is walk.table
            assert walk.seen(QPushButton, "close_triage") is None

    run(story())


def test_columns_are_as_wide_as_their_words_and_say_all_in_a_tool_tip(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    username = practice.person("temporary-password")["username"]

    async def story() -> None:
        async with walk.begun():
            table, row = walk.table, walk.shown.index(username)
            cells, heads = table.fontMetrics(), table.horizontalHeader().fontMetrics()
            for column in range(3, walk.model.columnCount()):
                told = str(walk.model.data(walk.model.index(row, column)))
                heading = str(walk.model.headerData(column, Qt.Orientation.Horizontal))
                widest = max(cells.horizontalAdvance(told), heads.horizontalAdvance(heading))
                assert widest < table.columnWidth(column), (told, heading)
            whole = walk.model.data(walk.model.index(row, ENDS), Qt.ItemDataRole.ToolTipRole)
            assert "at the latest" in str(whole)

    run(story())
