"""The end of the display: the session is over, or X or the compositor has stopped.

Qt says so in a message. With Wayland it then ends the program where it stands, with X11 it leaves the event
loop and says so again whenever one runs; so what is to be done is done while the message is handled.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from desktop.core.exit_codes import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_BROKE = "connection broke"
"""What Qt's plugins for X11 and for Wayland say, with the name of either before it."""


class DisplayLoss:
    """While it is entered, the loss of the display ends the program, after a sentence and `last_work`."""

    def __init__(self, last_work: Callable[[], None], leave: Callable[[int], object] = os._exit) -> None:
        self._last_work = last_work
        self._leave = leave

    def __enter__(self) -> Self:
        qInstallMessageHandler(self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        qInstallMessageHandler(None)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Take a message of Qt's, in whatever thread it comes."""
        if _BROKE not in text:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, text)}\n")
            return
        with contextlib.suppress(Exception):  # nothing of it may keep the program from ending
            from desktop.core import words  # noqa: PLC0415 - a window that opens has no use for it

            sys.stderr.write(words.say("window.display-gone") + "\n")
            self._last_work()
            sys.stderr.flush()
        self._leave(TROUBLE)
