"""Several at once: previewed, confirmed by the number, done, and told row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFileDialog, QLabel, QLineEdit, QPushButton

from desktop.practice.server import PracticeServer
from desktop.ui.admin.bulk_results import BulkResultsTable
from desktop.ui.admin.bulk_screen import BulkScreen
from tests.fixtures.practice import Practice

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(scope="module")
def _server() -> Iterator[PracticeServer]:
    with PracticeServer.start() as server:
        yield server


@pytest.fixture
def practice(_server: PracticeServer) -> Practice:
    """Return a server of this file's own: its people are changed by the dozen."""
    made = Practice(_server)
    made.control.clear_faults()
    return made


def enabled(practice: Practice, username: str) -> bool:
    found = practice.boto3.admin_get_user(UserPoolId=practice.hello["pool_id"], Username=username)
    return bool(found["Enabled"])


async def take_table(walk: AdminWalk, table: Path) -> BulkScreen:
    """Open the page for several people, and give it a table."""
    await walk.click("page_bulk")
    screen = await walk.until(lambda: walk.seen(BulkScreen, "bulk_scene"), "the page")
    await walk.until(lambda: walk.seen(QPushButton, "bulk_preview"), "the form")
    screen.form.take_file(table)
    return screen


async def chosen(walk: AdminWalk, action: str) -> None:
    box = await walk.until(lambda: walk.seen(QComboBox, "bulk_action"), "the page")
    box.setCurrentIndex(box.findData(action))
    await walk.click("bulk_preview")


async def begun(walk: AdminWalk, count: int) -> None:
    await walk.click("bulk_start")
    await walk.dialog("question")
    assert walk.seen(QPushButton, "question_yes") is None
    line = await walk.line("typed_name")
    QTest.keyClicks(line, str(count))
    QTest.keyClick(line, Qt.Key.Key_Return)


async def results(walk: AdminWalk, name: str = "bulk_results") -> list[tuple[str, ...]]:
    table = await walk.until(lambda: walk.seen(BulkResultsTable, name), "the results")
    model = table.model()
    cells = range(model.columnCount())
    return [
        tuple(str(model.data(model.index(row, column))) for column in cells)
        for row in range(model.rowCount())
    ]


def test_a_group_that_is_missing_is_said_at_its_line(
    walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text(practice.person("plain")["username"] + "\n", encoding="utf-8")

    async def story() -> None:
        async with walk.begun():
            await take_table(walk, table)
            await chosen(walk, "add-to-group")
            await walk.says("problem", "Name of the group")
            line = await walk.until(lambda: walk.seen(QLineEdit, "bulk_group"), "the line")
            assert "Name of the group" in line.accessibleDescription()
            entry = line.parentWidget()
            assert entry is not None
            assert entry.findChild(QLabel, "problem"), "it stands at the line"

    run(story())


def test_people_selected_in_the_list_are_disabled_and_what_failed_is_tried_again(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    people = [practice.person("plain")["username"] for _ in range(3)]
    practice.control.add_fault(
        operation="AdminDisableUser",
        username=people[1],
        do="error",
        error="UserNotFoundException",
        message="no",
    )

    async def story() -> None:
        async with walk.begun():
            select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            for username in people:
                index = walk.model.index(walk.shown.index(username), 0)
                walk.table.selectionModel().select(index, select)
            await walk.click("page_bulk")
            await chosen(walk, "disable")
            await walk.says("bulk_plan", "for 3 people, 0 left out")
            assert all(enabled(practice, username) for username in people)
            await begun(walk, 3)
            found = await results(walk)
            assert [line[0] for line in found] == ["Failed", "Done", "Done"]
            assert found[0][1] == people[1]
            await walk.says("bulk_counts", "2 done, 1 failed")
            screen = walk.window.findChildren(BulkScreen)[0]
            await walk.click("bulk_again")
            await walk.says("bulk_counts", "3 done, 0 failed")
            assert screen.isVisible()

    run(story())
    assert not any(enabled(practice, username) for username in people)


def test_unknown_people_of_a_table_are_left_out_and_its_report_can_be_saved(
    walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    person = practice.person("disabled")["username"]
    table, saved = tmp_path / "people.csv", tmp_path / "report.csv"
    table.write_text(f"\ufeffE-Mail;Username\nx;{person}\ny;nobody-{person}\n", encoding="utf-8")

    async def story() -> None:
        async with walk.begun():
            await take_table(walk, table)
            await chosen(walk, "enable")
            await walk.says("bulk_plan", "for 1 person, 1 left out")
            await walk.says("bulk_plan", "nobody of this name")
            assert (await results(walk, "bulk_left_out"))[0][1:] == (
                f"nobody-{person}",
                "There is nobody of this name in the pool.",
                "3",
            )
            await begun(walk, 1)
            assert [line[0] for line in await results(walk)] == ["Left out", "Done"]
            await walk.click("bulk_save")
            walk.window.findChildren(QFileDialog)[0].fileSelected.emit(str(saved))
            await walk.says("bulk_note", "Saved as report.csv")

    run(story())
    assert enabled(practice, person)
    assert "nobody of this name" in saved.read_text(encoding="utf-8-sig")


def test_a_job_that_was_stopped_is_gone_on_with(
    walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    people = [practice.person("plain")["username"] for _ in range(6)]
    table = tmp_path / "people.csv"
    table.write_text("\n".join(["username", *people]), encoding="utf-8")

    async def story() -> None:
        async with walk.begun():
            screen = await take_table(walk, table)
            box = await walk.until(lambda: walk.seen(QComboBox, "bulk_action"), "the page")
            box.setCurrentIndex(box.findData("disable"))
            screen.findChildren(QDoubleSpinBox)[0].setValue(2.0)
            await walk.click("bulk_preview")
            await begun(walk, 6)
            await walk.click("bulk_pause")
            await walk.click("bulk_go_on")
            await walk.click("bulk_stop")
            assert "Not tried" in {line[0] for line in await results(walk)}
            await walk.click("bulk_anew")
            await walk.click("view_everybody")
            await walk.click("page_bulk")
            await walk.click("bulk_resume")
            await walk.says("bulk_counts", "6 done")

    run(story())
    assert not any(enabled(practice, username) for username in people)


def test_the_column_is_asked_beside_the_table_and_people_of_one_address_are_named(
    walk: AdminWalk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    people = sorted(practice.person("disabled")["username"] for _ in range(3))
    shared = f"both-{people[0]}@example.org"
    for username in people[:2]:
        practice.boto3.admin_update_user_attributes(
            UserPoolId=practice.hello["pool_id"],
            Username=username,
            UserAttributes=[{"Name": "email", "Value": shared}],
        )
    table = tmp_path / "people.csv"
    table.write_text(f"Mail;Mail\nx;{shared}\nx;{people[2]}\n", encoding="utf-8")

    async def story() -> None:
        async with walk.begun():
            await take_table(walk, table)
            assert walk.seen(QComboBox, "bulk_column") is None
            await chosen(walk, "enable")
            await walk.says("problem", "Choose it beside the table")
            column = await walk.until(lambda: walk.seen(QComboBox, "bulk_column"), "the columns")
            assert [column.itemText(at) for at in range(column.count())] == ["Mail (1)", "Mail (2)"]
            column.setCurrentIndex(1)
            await walk.click("bulk_preview")
            await walk.says("bulk_plan", "for 1 person, 1 left out")
            left_out = (await results(walk, "bulk_left_out"))[0]
            assert f"Several people have this address: {people[0]}, {people[1]}." in left_out[2]
            await begun(walk, 1)
            await walk.says("bulk_counts", "1 done")

    run(story())
    assert [enabled(practice, username) for username in people] == [False, False, True]
