"""The window's way from page to page, walked inside one event loop with a real practice pool behind it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from desktop.conversation.request import PLAIN_REQUEST, SignInRequest
from desktop.local_services import local_services
from desktop.profiles.practice_profile import practice_profile
from desktop.ui.app.main_window import MainWindow
from desktop.ui.profiles.main_controller import MainController
from tests.ui.window_walk import PATIENCE, WindowWalk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext


class Walk(WindowWalk):
    """What a person does in the window, and what they see there."""

    window: MainWindow

    def __init__(self, context: AppContext, hello: Mapping[str, Any]) -> None:
        self.context = context
        self.hello = hello
        self.window = MainWindow()
        self.services = local_services(context, hello["users"], is_passing=False)
        self.task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def begun(
        self, profile: str | None = None, request: SignInRequest = PLAIN_REQUEST, offer: str = ""
    ) -> AsyncIterator[Walk]:
        """Show the window and walk until the test is over."""
        self.window.show()
        controller = MainController(self.window, self.services, request)
        controller.offer(offer)
        self.task = asyncio.create_task(controller.run(profile))
        try:
            yield self
        finally:
            self.task.cancel()
            await asyncio.wait({self.task})
            await self.services.practice.clean_up()
            self.window.hide()
            self.window.deleteLater()

    @asynccontextmanager
    async def begun_by(self, person: Mapping[str, Any]) -> AsyncIterator[Walk]:
        """Show the window, and give a person's name and password on the first page."""
        async with self.begun():
            await self.answer(username=person["username"], password=person["password"])
            yield self

    def add_profile(self, **changes: str | tuple[str, ...]) -> Profile:
        """Keep a profile of the practice pool."""
        profile = practice_profile(self.hello)
        for name, value in changes.items():
            object.__setattr__(profile, name, value)
        self.context.profile_repository().add(profile)
        return profile

    async def says(self, name: str, part: str) -> QLabel:
        def look() -> QLabel | None:
            label = self.seen(QLabel, name)
            return label if label and part in label.text() else None

        return await self.until(look, f"{name} with {part!r}")

    async def answer(self, **fields: str) -> None:
        """Fill a page in and go on; as it is, once a double press cannot be meant any more."""
        if not fields:
            await asyncio.sleep(0.4)
        for name, value in fields.items():
            (await self.line(name)).setText(value)
        await self.click("continue")

    async def ended(self) -> bool:
        """Say whether the walk ends by itself."""
        assert self.task
        done, _ = await asyncio.wait({self.task}, timeout=PATIENCE)
        return bool(done)
