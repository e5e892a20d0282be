"""Pictures of the admins' window with people of a practice pool in it, for `tests.e2e.gallery`."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.app import new_event_loop
from desktop.practice.server import PracticeServer
from desktop.ui.admin.bulk_screen import BulkScreen
from desktop.wiring.app_context import AppContext
from tests.fixtures.practice import Practice
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PEOPLE = ("temporary-password", "plain", "unconfirmed", "reset-required", "disabled", "plain", "totp")


def take(app: QApplication, folder: Path, look: str) -> None:
    """Save the list, a person beside it, the filter, and what many at once looks like."""
    app.setQuitOnLastWindowClosed(False)
    with (
        tempfile.TemporaryDirectory() as home,
        PracticeServer.start() as server,
        asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner,
    ):
        practice = Practice(server)
        names = [practice.person(situation)["username"] for situation in PEOPLE]
        practice.control.advance(5 * 86_400)
        context = AppContext(Path(home))
        runner.run(_story(AdminWalk(context, practice.hello), names, folder, look))
        context.close()


async def _story(walk: AdminWalk, names: list[str], folder: Path, look: str) -> None:
    async def save(name: str) -> None:
        await asyncio.sleep(0.3)
        walk.window.grab().save(str(folder / f"admin-{name}-{look}.png"))

    async with walk.opened():
        await walk.read()
        await save("needs-help")
        await walk.click("view_everybody")
        await walk.click("narrow")
        await save("list")
        await walk.open(names[0])
        await save("person")
        await walk.click("page_bulk")
        screen = await walk.until(lambda: walk.seen(BulkScreen, "bulk_scene"), "the page")
        await walk.until(lambda: walk.seen(QPushButton, "bulk_preview"), "the form")
        table = folder / "people.csv"
        table.write_text("\n".join(["Mail;Mail", *(f"{name};{name}x" for name in (*names, "zoe"))]))
        screen.form.take_file(table)
        await walk.click("bulk_preview")
        box = await walk.until(lambda: walk.seen(QComboBox, "bulk_column"), "the columns")
        await save("bulk-column")
        box.setCurrentIndex(0)
        await walk.click("bulk_preview")
        await walk.says("bulk_plan", "left out")
        await save("bulk")
        table.unlink()
