"""Support files that people sent, opened by an admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit

from desktop.core import words
from desktop.core.notices.finding import Finding
from desktop.journal.support_bundle import SupportBundle

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]


def test_a_support_file_that_was_sent_is_opened(walk: AdminWalk, run: Run, tmp_path: Path) -> None:
    whose = {"flow": "f1", "profile": "work", "name": "a***", "ended": None}
    asked = {"at": "2026-11-23T02:00:00+00:00", "kind": "asked", "step": "email-code"}
    sent, broken = tmp_path / "sent.json", tmp_path / "broken.json"
    bundle = SupportBundle(
        "2026-11-23T02:00:00+00:00",
        checks=(words.finding_to_plain(Finding.problem("qt.none")),),
        conversations=({**whose, "events": [asked]},),
    )
    sent.write_text(bundle.render(), encoding="utf-8")
    broken.write_text("{}", encoding="utf-8")

    async def story() -> None:
        async with walk.begun():
            walk.window.dropped.emit(sent)
            text = await walk.until(lambda: walk.seen(QPlainTextEdit, "support_lines"), "the file")
            assert "PROBLEM  Qt is not installed" in text.toPlainText()
            assert "asked  email-code" in text.toPlainText()
            await walk.click("support_close")
            walk.window.dropped.emit(broken)
            await walk.says("problem", "no support file")

    run(story())
