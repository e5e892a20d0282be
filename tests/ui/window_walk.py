"""What every walk through a window does: look for a part, wait until it comes, and use it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

W = TypeVar("W", bound=QWidget)
PATIENCE = 10.0


class WindowWalk:
    """A person before `window`."""

    window: QWidget

    def seen(self, kind: type[W], name: str) -> W | None:
        found = self.window.findChildren(kind, name)
        return next((widget for widget in found if widget.isVisible() and widget.isEnabled()), None)

    async def until(self, look: Callable[[], W | None], what: str) -> W:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := look():
                return found
            await asyncio.sleep(0.01)
        raise AssertionError(f"{what} does not come; the title is {self.window.windowTitle()!r}")

    async def line(self, name: str) -> QLineEdit:
        return await self.until(lambda: self.seen(QLineEdit, name), name)

    async def click(self, name: str) -> None:
        button = await self.until(lambda: self.seen(QPushButton, name), name)
        button.click()
