"""A person who is stuck gets a note to share, sees it as it will be shared, and decides about the name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPlainTextEdit

from desktop.core.admin.help_note import parse_note
from desktop.core.notices.notice import Problem
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.pool_defined import UnknownChallenge
from desktop.ui.app.help_note_dialog import HelpNoteDialog
from desktop.version import version
from tests.ui.stage import HEADING, Stage, asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from desktop.ui.widgets.heading import Heading
    from desktop.ui.widgets.help_context import HelpContext
    from desktop.wiring.app_context import AppContext
    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]


def test_a_refused_sign_in_becomes_a_note_that_an_admin_can_read(
    walk: Walk, practice: Practice, run: Run, tmp_path: Path
) -> None:
    person = practice.person("plain")
    profile = walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.answer(username=person["username"], password="Wrong-password-1")
            await walk.says("problem", "not right")
            await walk.click("get_help")
            text = await walk.until(lambda: walk.seen(QPlainTextEdit, "help_text"), "the note")
            await walk.says("help_intro", profile.name)
            note = parse_note(text.toPlainText())
            assert (note.pool_id, note.step, note.code) == (profile.pool_id, "sign-in", "wrong-password")
            assert note.request_id
            assert note.version == version()
            assert person["username"] not in text.toPlainText()
            assert note.person == person["username"][0] + "***"
            await _shared_with_the_name(walk, text, person["username"])
            await _saved(walk, tmp_path / "note.txt")

    run(story())
    assert parse_note((tmp_path / "note.txt").read_text(encoding="utf-8")).username == person["username"]


async def _shared_with_the_name(walk: Walk, text: QPlainTextEdit, username: str) -> None:
    box = await walk.until(lambda: walk.seen(QCheckBox, "help_name"), "the box")
    box.click()
    assert parse_note(text.toPlainText()).username == username
    await walk.click("help_copy")
    await walk.says("help_status", "Copied")
    assert QGuiApplication.clipboard().text() == text.toPlainText()


async def _saved(walk: Walk, file: Path) -> None:
    await walk.click("help_save")
    chooser = await walk.until(lambda: next(iter(walk.window.findChildren(QFileDialog)), None), "the chooser")
    chooser.fileSelected.emit(str(file.parent / "missing" / "note.txt"))
    await walk.says("help_status", "could not be written")
    chooser.fileSelected.emit(str(file))
    await walk.says("help_status", "Saved as note.txt")


def help_asked_for(stage: Stage) -> list[tuple[HelpContext, Heading]]:
    asked: list[tuple[HelpContext, Heading]] = []
    stage.window.help_wanted.connect(lambda context, heading: asked.append((context, heading)))
    return asked


def test_a_challenge_nobody_knows_has_a_way_to_help(stage: Stage) -> None:
    asked = help_asked_for(stage)
    stage.ask(asking(UnknownChallenge("BRAND_NEW")))
    stage.click("get_help")
    context, heading = asked[0]
    assert (context.problem.code, context.step, heading) == (
        "unknown-challenge",
        "unknown-challenge",
        HEADING,
    )


def test_what_is_only_missing_needs_no_help(stage: Stage) -> None:
    stage.ask(asking(EmailCode("a***@e***")))
    stage.click("continue")
    assert stage.shows("problem")
    assert not stage.shows("get_help")


def test_without_a_name_there_is_none_to_share(context: AppContext, stage: Stage, run: Run) -> None:
    from desktop.local_services import local_services  # noqa: PLC0415 - only here
    from desktop.ui.app.help_note_dialog import offer_help  # noqa: PLC0415

    asked = help_asked_for(stage)
    stage.ask(asking(EmailCode("a***@e***"), Problem("wrong-code", field="code", request_id="r-1")))
    stage.click("get_help")

    async def story() -> None:
        dialog = offer_help(stage.window, local_services(context), *asked[0])
        await asyncio.sleep(0)
        assert isinstance(dialog, HelpNoteDialog)
        assert not stage.shows("help_name")
        assert "Example Corporation" in stage.find(QLabel, "help_intro").text()
        dialog.reject()

    run(story())
