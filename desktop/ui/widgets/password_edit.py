"""A line for a password that can be shown on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets.icons import IconButton
from desktop.ui.widgets.texts import window_text

_LOCK_BITS = {"xcb": 0x2, "windows": 0x100, "cocoa": 0x10000}
"""Where the platform's own modifiers of a key event say that Caps Lock is on; elsewhere Qt cannot tell."""

_GAP = 6


class PasswordEdit(QLineEdit):
    """Hides what is typed; a button beside the text shows it until the answer is given."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._eye = IconButton("show", window_text("show-password"), self)
        self._eye.setObjectName("show_password")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        self._reveal(shown=False)

    def hide_text(self) -> None:
        """Cover the password again."""
        self._eye.setChecked(False)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
            | hints.ImhHiddenText
        )
        self._eye.show_as("hide" if shown else "show")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button at the end of the line, whichever end that is."""
        super().resizeEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room, rest = self._eye.width() - _GAP, self.width() - self._eye.width() - _GAP
        self.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
        self._eye.move(_GAP if rtl else rest, (self.height() - self._eye.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the key, and tell about Caps Lock where the platform knows."""
        bit = _LOCK_BITS.get(QGuiApplication.platformName())
        if bit is not None:
            locked = bool(event.nativeModifiers() & bit)
            self.caps_lock.emit(locked is not (event.key() == Qt.Key.Key_CapsLock))
        super().keyPressEvent(event)
