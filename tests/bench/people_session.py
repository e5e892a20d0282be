"""What runs in a fresh process: a bare boto3 paginator, or the admins' window with a watch on it."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.ui.admin.people_screen import PeopleScreen

if TYPE_CHECKING:
    from desktop.core.admin.people import PeopleFilter
    from desktop.core.notices.notice import Problem
    from desktop.ui.admin.admin_window import AdminWindow
    from desktop.wiring.app_context import AppContext

_TYPED = ("p", "pe", "per", "pers", "an", "ann", "anna", "9", "99", "999", "zzz", "")


def bare(hello: dict[str, Any]) -> dict[str, float]:
    """Read the whole pool by boto3's own paginator; the client is warm."""
    import boto3  # noqa: PLC0415 - each child loads what it measures
    from botocore.config import Config  # noqa: PLC0415

    config = Config(retries={"mode": "standard", "total_max_attempts": 1})
    client = boto3.client(
        "cognito-idp",
        region_name=hello["region"],
        endpoint_url=hello["endpoint"],
        aws_access_key_id="practice",
        aws_secret_access_key="practice",
        config=config,
    )
    client.describe_user_pool(UserPoolId=hello["pool_id"])
    first, people, begun, cpu = 0.0, 0, time.perf_counter(), time.process_time()
    pages = client.get_paginator("list_users").paginate(
        UserPoolId=hello["pool_id"], PaginationConfig={"PageSize": 60}
    )
    for page in pages:
        people += len(page["Users"])
        first = first or time.perf_counter() - begun
    return {
        "first": first,
        "whole": time.perf_counter() - begun,
        "people": people,
        "cpu": time.process_time() - cpu,
    }


def window(hello: dict[str, Any]) -> dict[str, Any]:
    """Read the whole pool in the admins' window, then type into its search."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop.app import new_event_loop  # noqa: PLC0415
    from desktop.ui.app.collector import Collector  # noqa: PLC0415
    from desktop.ui.widgets import style  # noqa: PLC0415
    from desktop.wiring.app_context import AppContext  # noqa: PLC0415

    app = QApplication([*sys.argv[:1], *style.ARGUMENTS])
    app.setQuitOnLastWindowClosed(False)
    style.apply_style(app, dark=False)
    Collector(app)
    with tempfile.TemporaryDirectory() as home:
        context = AppContext(Path(home))
        with asyncio.Runner(loop_factory=lambda: new_event_loop(app)) as runner:
            return runner.run(_session(context, hello))


async def _session(context: AppContext, hello: dict[str, Any]) -> dict[str, Any]:
    from desktop.local_services import local_services  # noqa: PLC0415
    from desktop.profiles.practice_profile import practice_profile  # noqa: PLC0415
    from desktop.ui.admin.admin_window_controller import AdminWindowController  # noqa: PLC0415
    from tests.bench.typing_session import Heart  # noqa: PLC0415

    heart = Heart()
    memory = _resident()
    controller = AdminWindowController(local_services(context), practice_profile(hello))
    watch = Watch(controller.window)
    task = asyncio.ensure_future(controller.run())
    await watch.begun
    heart.turn_to("opening")
    await watch.shown
    heart.turn_to("reading")
    screen = await watch.ended
    heart.turn_to("between")
    gc.collect()
    screen.everybody_wanted.emit()
    people = len(screen.model.people_index) if screen.model else 0
    told: dict[str, Any] = watch.times | {"people": people, "memory": _resident() - memory}
    heart.turn_to("search")
    told["search"] = [await _search(screen, text) for text in _TYPED]
    heart.turn_to("rest")
    await asyncio.sleep(3)
    heart.turn_to("end")
    told["gaps"] = {phase: heart.gaps[phase] for phase in ("rest", "reading", "search")}
    controller.window.close()
    await task
    return told


class Watch:
    """Notes when the list begins to be read, when its first rows are painted, and when it is whole."""

    def __init__(self, window: AdminWindow) -> None:
        from desktop.ui.admin import people_controller  # noqa: PLC0415
        from desktop.ui.admin.people_loader import PeopleLoader  # noqa: PLC0415

        loop = asyncio.get_running_loop()
        self.begun: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[PeopleScreen] = loop.create_future()
        self.shown: asyncio.Future[None] = loop.create_future()
        self.times: dict[str, float] = {}
        watch = self

        class Watched(PeopleLoader):
            def start(self, wanted: PeopleFilter | None = None) -> None:
                watch.begin()
                super().start(wanted)
                self.grew.connect(watch.grow)
                self.ended.connect(watch.end)

        people_controller.PeopleLoader = Watched  # type: ignore[attr-defined]
        self._window = window

    def begin(self) -> None:
        """Start the clock."""
        self._begun, self._cpu = time.perf_counter(), time.process_time()
        self.begun.set_result(None)

    def grow(self) -> None:
        """Paint the first rows and note when they are there."""
        screen = self._window.current_screen
        if (
            not self.shown.done()
            and isinstance(screen, PeopleScreen)
            and screen.model
            and screen.model.rowCount()
        ):
            screen.table.viewport().repaint()
            self.times["first"] = time.perf_counter() - self._begun
            self.shown.set_result(None)

    def end(self, problem: Problem | None) -> None:
        """Note the end."""
        assert problem is None, problem
        self.times["whole"] = time.perf_counter() - self._begun
        self.times["cpu"] = time.process_time() - self._cpu
        assert isinstance(self._window.current_screen, PeopleScreen)
        self.ended.set_result(self._window.current_screen)


async def _search(screen: PeopleScreen, text: str) -> float:
    """Type, and return how long it took until the answer was painted, in milliseconds."""
    await asyncio.sleep(0.05)
    begun = time.perf_counter()
    screen.search.setText(text)
    screen.table.viewport().repaint()
    return (time.perf_counter() - begun) * 1000


def _resident() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def main() -> None:
    """Do what the argument says with the pool that standard input tells of."""
    hello = json.loads(sys.stdin.readline())
    told = {"bare": bare, "window": window}[sys.argv[1]](hello)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
