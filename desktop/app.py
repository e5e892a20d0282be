"""The window program: its event loop, its look, and what happens until the last window is closed."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

os.environ["QT_API"] = "pyside6"
os.environ.pop("QT_PLUGIN_PATH", None)

import qasync  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def new_event_loop(app: QApplication) -> asyncio.AbstractEventLoop:
    """Return an asyncio loop that lives in Qt's."""
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app)
    return loop
