"""Files and links that macOS hands to a running program; other systems start it once more for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

from desktop.core.offers import is_offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication


class OpenedFiles(QObject):
    """Keeps what is opened before anybody can look at it, once it listens.

    Every event of the program passes a listener: some thirty milliseconds of a start. Only macOS needs one.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._waiting: list[str] = []
        self._look: Callable[[str], None] = self._waiting.append

    def listen(self) -> None:
        """Take from now on what the desktop hands over."""
        self._app.installEventFilter(self)

    def hand_to(self, look: Callable[[str], None]) -> None:
        """Hand on what waits, and from now on all else, as a link or the path of a file."""
        self._look = look
        while self._waiting:
            look(self._waiting.pop(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what the desktop opens with this program."""
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            what = event.file() or event.url().toString()
            if is_offer(what):
                self._look(what)
                return True
        return super().eventFilter(watched, event)
