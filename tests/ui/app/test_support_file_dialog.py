"""The support file is seen before it can be given away, from the home page and from a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton

from desktop.journal.support_bundle import read_support_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    import pytest

    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]


async def _shown(walk: Walk) -> str:
    """Return the file once it may be given away."""
    await walk.until(lambda: walk.seen(QPushButton, "support_copy"), "the file")
    area = walk.seen(QPlainTextEdit, "support_text")
    assert area is not None
    return area.toPlainText()


def test_from_the_home_page_it_is_seen_copied_and_saved(
    walk: Walk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.click("more")
            await walk.click("support")
            text = await _shown(walk)
            assert read_support_bundle(text).conversations[0]["ended"] == "signed-in"
            assert person["username"] not in text
            await walk.click("support_copy")
            assert QGuiApplication.clipboard().text() == text
            await walk.click("support_save")
            chooser = await walk.until(
                lambda: next(iter(walk.window.findChildren(QFileDialog)), None), "the chooser"
            )
            chooser.fileSelected.emit(str(tmp_path / "support.json"))
            await walk.says("support_status", "Saved as support.json")
            assert (tmp_path / "support.json").read_text(encoding="utf-8") == text

    run(story())


def test_from_a_problem_it_is_one_step_further(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.answer(username=person["username"], password="Wrong-password-1")
            await walk.click("get_help")
            await walk.click("help_support")
            await walk.says("support_status", "Looking at everything")
            assert walk.seen(QPushButton, "support_save") is None, "there is nothing to give away yet"
            assert "wrong-password" in await _shown(walk)
            await walk.click("support_close")

    run(story())


def test_a_file_that_cannot_be_put_together_is_told(
    walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.add_profile()

    async def fail() -> str:
        raise RuntimeError("canary")

    monkeypatch.setattr(walk.services.files, "support", fail)

    async def story() -> None:
        async with walk.begun():
            await walk.line("username")
            walk.window.support_wanted.emit()
            said = await walk.says("support_status", "RuntimeError")
            assert "canary" not in said.text()

    run(story())
