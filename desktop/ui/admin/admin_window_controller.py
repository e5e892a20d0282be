"""One admin's window on one pool, from the choice of AWS credentials until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.admin.admin_controller import AdminController
from desktop.ui.admin.admin_session import open_admin_session
from desktop.ui.admin.admin_window import AdminWindow
from desktop.ui.app.collector import frozen_objects
from desktop.ui.app.signals import GaveUpError, first_signal, unless
from desktop.ui.widgets.heading import Heading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.profiles.profile import Profile
    from desktop.ui.admin.admin_session import AdminSession
    from desktop.ui.app.app_services import AppServices


class AdminWindowController:
    """Opens the window; `run` returns when it is closed."""

    def __init__(self, services: AppServices, profile: Profile) -> None:
        self._services = services
        self.profile = profile
        self.window = AdminWindow(Heading.of(profile))
        self.window.come_forward()

    async def run(self, aws_profile: str | None = None, note: Path | None = None) -> None:
        """Sign in and work, beginning with a help note if there is one."""
        try:
            await unless(self._work(aws_profile, note), self.window.closed)
        except GaveUpError:
            return
        finally:
            self.window.hide()
            self.window.deleteLater()

    async def _work(self, aws_profile: str | None, note: Path | None) -> None:
        if await self._services.practice.feed(self.profile) is not None:
            self.window.show_heading(Heading.of(self.profile, practice=True))
        while True:
            session = await open_admin_session(self._services, self.window, self.profile, aws_profile)
            if session is None:
                return
            with frozen_objects():
                await self._stay(session, note)
            aws_profile, note = None, None

    async def _stay(self, session: AdminSession, note: Path | None) -> None:
        """Return when other credentials are to sign."""
        controller = AdminController(session, self.window)
        try:
            controller.open(note)
            await first_signal(other=controller.other_credentials)
        finally:
            await controller.close()
