"""Files and links that macOS hands to a running program; other systems start it once more for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from desktop.core.offers import is_offer


class OpenedFiles(QObject):
    """`opened` carries a link, or the path of a file."""

    opened = Signal(str)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what the desktop opens with this program."""
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            what = event.file() or event.url().toString()
            if is_offer(what):
                self.opened.emit(what)
                return True
        return super().eventFilter(watched, event)
