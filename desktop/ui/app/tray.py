"""Notifications of the desktop where only a window may show them: on Windows and macOS."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.app.app_icon import app_icon


class Tray(QObject):
    """Shows a notification; the icon it belongs to appears with the first one.

    `notify` may be called from any thread.
    """

    _wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._icon: QSystemTrayIcon | None = None
        self._wanted.connect(self._show)

    def notify(self, title: str, text: str) -> None:
        """Show a notification soon."""
        self._wanted.emit(title, text)

    def _show(self, title: str, text: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.show()
        self._icon.showMessage(one_line(title, LONGEST_NAME), one_line(text), app_icon())
