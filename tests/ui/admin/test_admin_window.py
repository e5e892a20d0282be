"""What the admins' window does by itself, whatever page it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextBrowser

from desktop.ui.app.guide_dialog import GuideDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]


async def read_and_close(walk: AdminWalk) -> None:
    """Find the admins' guide open, and close it."""
    text = await walk.until(lambda: walk.seen(QTextBrowser, "guide_text"), "the guide")
    dialog = await walk.dialog("guide_dialog")
    assert isinstance(dialog, GuideDialog)
    assert dialog.topic == "admins"
    assert "For admins" in text.toPlainText()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_guide_is_opened_by_key_on_every_page_and_by_the_sidebar(walk: AdminWalk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            for page in ("view_everybody", "page_bulk", "page_pool"):
                await walk.click(page)
                walk.press(Qt.Key.Key_F1)
                await read_and_close(walk)
            link = await walk.until(lambda: walk.seen(QPushButton, "guide"), "the link")
            QTest.keyClick(link, Qt.Key.Key_Space)
            await read_and_close(walk)

    run(story())


def test_the_guide_is_opened_by_key_before_anybody_signed_in(walk: AdminWalk, run: Run) -> None:
    async def story() -> None:
        async with walk.opened():
            walk.press(Qt.Key.Key_F1)
            await read_and_close(walk)

    run(story())
