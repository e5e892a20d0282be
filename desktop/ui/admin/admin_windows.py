"""The admins' windows of this program: one for each pool."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.profiles.profile import Profile
    from desktop.ui.admin.admin_window_controller import AdminWindowController
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.widgets.heading import Heading


class AdminWindows:
    """Opens them, and knows when the last one is closed. Nothing of them is loaded before the first."""

    def __init__(self, services: AppServices) -> None:
        self._services = services
        self._open: dict[str, AdminWindowController] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def open_at(self, heading: Heading) -> None:
        """Open the window of the pool that a heading names."""
        self._keep(asyncio.ensure_future(self._open_named(heading.name)))

    def open(self, profile: Profile, aws_profile: str | None = None, note: Path | None = None) -> None:
        """Open the window of a pool, or bring it forward where it is open."""
        if profile.name in self._open:
            self._open[profile.name].window.come_forward()
            return
        from desktop.ui.admin.admin_window_controller import AdminWindowController  # noqa: PLC0415 - see the class's first words

        controller = self._open[profile.name] = AdminWindowController(self._services, profile)
        task = asyncio.ensure_future(controller.run(aws_profile, note))
        task.add_done_callback(lambda _task: self._open.pop(profile.name))
        self._keep(task)

    def close(self) -> None:
        """Close all windows."""
        for controller in tuple(self._open.values()):
            controller.window.close()

    async def closed(self) -> None:
        """Return when no window is open."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _open_named(self, name: str) -> None:
        for profile in await self._services.profiles.all():
            if profile.name == name:
                self.open(profile)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
