"""The journal is opened from the home page, and by Ctrl+J from anywhere."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.journal.journal_window import JournalWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]

pytestmark = pytest.mark.window


async def _journals(count: int) -> list[JournalWindow]:
    """Return the journal's windows that can be seen, as soon as there are so many."""
    for _ in range(200):
        seen = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, JournalWindow) and one.isVisible()
        ]
        if len(seen) == count:
            return seen
        await asyncio.sleep(0.02)
    raise AssertionError(f"never {count} windows of the journal")


async def _rows(journal: JournalWindow) -> list[list[str]]:
    for _ in range(200):
        if rows := journal.overview.table.texts():
            return rows
        await asyncio.sleep(0.02)
    raise AssertionError("the journal stayed empty")


def test_home_leads_to_what_happened(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.says("who", person["username"])
            await walk.click("more")
            await walk.click("journal")
            (journal,) = await _journals(1)
            assert [row[:3] for row in await _rows(journal)] == [["Sign in", "1", "1"]]
            await walk.click("journal")
            journal.close()
            await _journals(0)

    run(story())


def test_a_key_opens_it_from_the_first_page(walk: Walk, run: Run) -> None:
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            line = await walk.line("username")
            walk.window.activateWindow()
            await asyncio.sleep(0.1)
            QTest.keyClick(line, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
            await _journals(1)
        await _journals(0)

    run(story())
